#include "base/language.hpp"
#include "catch.hpp"

using eomt::base::language_name;

TEST_CASE("a language has its English name")
{
    CHECK(language_name("en") == "English");
    CHECK(language_name("ru") == "Russian");
    CHECK(language_name("kk") == "Kazakh");
    CHECK(language_name("az-Cyrl") == "Azerbaijani (Cyrillic)");
}

TEST_CASE("a code that is no language's stays")
{
    CHECK(language_name("qqq") == "qqq");
    CHECK(language_name("") == "");
}
