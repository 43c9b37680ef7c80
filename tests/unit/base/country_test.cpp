#include "base/country.hpp"
#include "catch.hpp"

#include <set>

using namespace eomt::base;

TEST_CASE("every country has its three names", "[base][country]")
{
    std::set<std::string_view> codes;
    for (const auto& country : countries()) {
        CHECK(country.code.size() == 2);
        CHECK(country.code3.size() == 3);
        CHECK_FALSE(country.name.empty());
        codes.insert(country.code);
    }
    CHECK(codes.size() == countries().size());
    CHECK(codes.size() == 249);
}

TEST_CASE("a country is found by its exact code", "[base][country]")
{
    REQUIRE(find_country("KZ") != nullptr);
    CHECK(find_country("KZ")->name == "Kazakhstan");
    CHECK(find_country("NO")->name == "Norway");
    CHECK(find_country("kz") == nullptr);
    CHECK(find_country("") == nullptr);
    CHECK(find_country("KZZ") == nullptr);
    CHECK(find_country("ZZ") == nullptr);
    for (const Country& country : countries()) {
        CHECK(find_country(country.code) == &country);
    }
    CHECK(find_country("UK") == nullptr);
    CHECK(find_country("XX") == nullptr);
    CHECK(find_country("") == nullptr);
    CHECK(find_country("KAZ") == nullptr);
}

TEST_CASE("the common name is used, not the formal one", "[base][country]")
{
    CHECK(country_name("MD") == "Moldova");
    CHECK(country_name("BY") == "Belarus");
    CHECK(country_name("KG") == "Kyrgyzstan");
    CHECK(country_name("RU").substr(0, 7) == "Russian");
    CHECK(country_name("ZZ") == "ZZ");
    CHECK(country_name("").empty());
}

TEST_CASE("the code that was meant is guessed", "[base][country]")
{
    CHECK(guess_country("kz") == "KZ");
    CHECK(guess_country("KAZ") == "KZ");
    CHECK(guess_country("Kazakhstan") == "KZ");
    CHECK(guess_country("Kazahstan") == "KZ");
    CHECK(guess_country(" kazakhstan ") == "KZ");
    CHECK(guess_country("UK") == "GB");
    CHECK(guess_country("uk") == "GB");
    CHECK(guess_country("USA") == "US");
    CHECK(guess_country("Kirgizstan") == "KG");
    CHECK(guess_country("Belorus") == "BY");
    CHECK_FALSE(guess_country("").has_value());
    CHECK_FALSE(guess_country("XX").has_value());
    CHECK_FALSE(guess_country("Atlantis Empire of the Deep").has_value());
}
