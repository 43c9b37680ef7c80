#include "base/text.hpp"
#include "catch.hpp"

#include <limits>

using namespace eomt::base;

TEST_CASE("valid UTF-8 has no bad byte", "[base][text]")
{
    for (const auto* const good :
         {"", "abc", "é", "Умахан", "選舉", "😀", "\u0000x", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBFx"}) {
        CHECK_FALSE(first_bad_utf8(good).has_value());
    }
}

TEST_CASE("the first byte that is not UTF-8 is found", "[base][text]")
{
    CHECK(first_bad_utf8("ab\xFF") == 2);
    CHECK(first_bad_utf8("é\x80") == 2);
    // Overlong forms of "/" and of U+07FF.
    CHECK(first_bad_utf8("a\xC0\xAF") == 1);
    CHECK(first_bad_utf8("\xE0\x9F\xBF") == 0);
    CHECK(first_bad_utf8("\xF0\x8F\xBF\xBF") == 0);
    // Surrogates, and beyond U+10FFFF.
    CHECK(first_bad_utf8("x\xED\xA0\x80") == 1);
    CHECK(first_bad_utf8("\xED\xBF\xBF") == 0);
    CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0);
    CHECK(first_bad_utf8("\xF8\x88\x80\x80\x80") == 0);
    // Cut off at the end, and in the middle.
    CHECK(first_bad_utf8("ab\xE2\x82") == 2);
    CHECK(first_bad_utf8("\xD0") == 0);
    CHECK(first_bad_utf8("\xE2\x82"
                         "a") == 0);
    // Windows-1251.
    CHECK(first_bad_utf8("name: \xD3\xEC\xE0\xF5\xE0\xED") == 6);
}

TEST_CASE("bad bytes and control characters are found wherever they stand", "[base][text]")
{
    // Long runs are looked at eight bytes at a time, and each byte in them has its turn.
    for (std::size_t at = 0; at < 40; ++at) {
        const auto with = [&](const std::string& bytes) {
            return "é" + std::string(at, 'x') + bytes + std::string(at % 11, '~') + "選";
        };
        CHECK(first_bad_utf8(with("\xFF")) == at + 2);
        for (const char* const control : {"\x01", "\x0B", "\x1F", "\x7F"}) {
            CHECK(first_control(with(control)) == at + 2);
        }
        CHECK_FALSE(first_bad_utf8(with("😀")).has_value());
        CHECK_FALSE(first_control(with("\r\n\t \xC2\x85")).has_value());
        CHECK(char_count(with("e")) == at + at % 11 + 3);
        CHECK(char_count(with("選舉😀")) == at + at % 11 + 5);
        CHECK_FALSE(is_ascii(std::string(at, 'x') + "é" + std::string(at % 11, 'x')));
        CHECK(is_ascii(std::string(at, '~')));
    }
    CHECK(first_control(std::string(1, '\0')) == 0);
    CHECK(first_control(std::string(9, '\0')) == 0);
    CHECK_FALSE(first_control("").has_value());
}

TEST_CASE("characters are counted, not bytes", "[base][text]")
{
    CHECK(char_count("") == 0);
    CHECK(char_count("abc") == 3);
    CHECK(char_count("Умахан") == 6);
    CHECK(char_count("😀é") == 2);
    CHECK(char_length("aé選😀", 0) == 1);
    CHECK(char_length("aé選😀", 1) == 2);
    CHECK(char_length("aé選😀", 3) == 3);
    CHECK(char_length("aé選😀", 6) == 4);
    CHECK(char_substr("Умахан", 1, 2) == "ма");
    CHECK(char_substr("Умахан", 4, 9) == "ан");
    CHECK(char_substr("Умахан", 6, 1).empty());
    CHECK(char_substr("ab", 9, 9).empty());
    CHECK(char_substr("ab", 0, 0).empty());
}

TEST_CASE("the width of text is what a terminal gives it", "[base][text]")
{
    CHECK(display_width("abc") == 3);
    CHECK(display_width("Умахан") == 6);
    CHECK(display_width("選舉") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("a\u200Bb") == 2);
    CHECK(display_width("😀") == 2);
    CHECK(display_width("Ａ") == 2);
    CHECK(display_width("") == 0);
}

TEST_CASE("what drives a terminal or deceives a reader is made visible", "[base][text]")
{
    CHECK(visible("plain текст 選舉 é") == "plain текст 選舉 é");
    CHECK(visible("\x1b[31mred") == "<U+001B>[31mred");
    CHECK(visible(std::string_view{"a\0b", 3}) == "a<U+0000>b");
    CHECK(visible("a\x7F") == "a<U+007F>");
    CHECK(visible("\u0085\u009Bx") == "<U+0085><U+009B>x");
    CHECK(visible("\u00A0").size() == 2);
    CHECK(visible("a\u202Eb\u202C") == "a<U+202E>b<U+202C>");
    CHECK(visible("\u2066x\u2069") == "<U+2066>x<U+2069>");
    CHECK(visible("\u061C\u200E\u200F") == "<U+061C><U+200E><U+200F>");
    CHECK(visible("a\u200Bb\uFEFF\u2060") == "a<U+200B>b<U+FEFF><U+2060>");
    CHECK(visible("\u2028\u2029") == "<U+2028><U+2029>");
    // Joiners are letters' own in Persian and in emoji.
    CHECK(visible("می\u200Cخواهم") == "می\u200Cخواهم");
    CHECK(visible("👩\u200D💻") == "👩\u200D💻");
    CHECK(visible("a\xFF") == "a\uFFFD");
    CHECK(visible("\u2010") == "\u2010");
}

TEST_CASE("tabs and line ends pass where they are asked for", "[base][text]")
{
    CHECK(visible("a\tb\nc\r") == "a<U+0009>b<U+000A>c<U+000D>");
    CHECK(visible("a\tb\nc\r", Keep::tabs) == "a\tb<U+000A>c<U+000D>");
    CHECK(visible("a\tb\nc\r", Keep::lines) == "a\tb\nc<U+000D>");
    CHECK(is_unsafe(U'\n'));
    CHECK_FALSE(is_unsafe(U' '));
    CHECK_FALSE(is_unsafe(0xA0));
    CHECK(is_unsafe(0x9F));
}

TEST_CASE("white space is trimmed and squeezed", "[base][text]")
{
    CHECK(trim(" \t\r\n\f\va b ") == "a b");
    CHECK(trim(" \n ").empty());
    CHECK(squeeze("  a \n\t b  c ") == "a b c");
    CHECK(squeeze(" \n").empty());
}

TEST_CASE("folding takes case and accents away in any script", "[base][text]")
{
    CHECK(fold("ABC def") == "abc def");
    CHECK(fold("ÉLÉVATION") == "elevation");
    CHECK(fold("УМАХАН") == "умахан");
    CHECK(fold("Straße") == "strasse");
    CHECK(fold("е\u0308") == fold("ё"));
    CHECK(lower("ABC É") == "abc É");
}

TEST_CASE("text is split and joined", "[base][text]")
{
    CHECK(split("a,b,,c", ',') == std::vector<std::string_view>{"a", "b", "", "c"});
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(split("a,", ',') == std::vector<std::string_view>{"a", ""});
    CHECK(join({"a", "b"}, "; ") == "a; b");
    CHECK(join({}, "; ").empty());
    CHECK(plural(0, "file") == "0 files");
    CHECK(plural(1, "file") == "1 file");
    CHECK(plural(2, "file") == "2 files");
}

TEST_CASE("the nearest word is the one that was meant", "[base][text]")
{
    const std::vector<std::string_view> known{
        "election", "organisation", "type", "verdict", "findings"};
    CHECK(nearest("verdit", known) == "verdict");
    CHECK(nearest("VERDICT", known) == "verdict");
    CHECK(nearest("evrdict", known) == "verdict");
    CHECK(nearest("organization", known) == "organisation");
    CHECK(nearest("org", known) == "organisation");
    CHECK(nearest("finding", known) == "findings");
    CHECK(nearest("tpye", known) == "type");
    CHECK_FALSE(nearest("zzzz", known).has_value());
    CHECK_FALSE(nearest("", known).has_value());
    CHECK_FALSE(nearest(std::string(1000, 'v'), known).has_value());
    CHECK_FALSE(nearest("verdict", {}).has_value());
    CHECK(did_you_mean("verdit", known) == "; did you mean \"verdict\"?");
    CHECK(did_you_mean("zzzz", known).empty());
}

TEST_CASE("the nearest word is that with the fewest edits", "[base][text]")
{
    CHECK(nearest("mision", {"missions", "mission", "vision"}) == "mission");
    CHECK(nearest("title", {"titles", "title"}) == "title");
}

TEST_CASE("an id is lower-case letters, digits, dots, underscores and hyphens", "[base][text]")
{
    for (const auto* const id :
         {"a", "0", "csto-pa.russia", "kz-2021-01-10-mazhilis.csto_pa", "a..b", "a-"}) {
        CHECK(is_id(id));
    }
    for (const auto* const no : {"", "A", "-a", ".a", "_a", "a b", "a/b", "é", "a#b", "a:b"}) {
        CHECK_FALSE(is_id(no));
    }
}

TEST_CASE("a slug is lower-case words joined by single hyphens", "[base][text]")
{
    for (const auto* const slug : {"a", "public-health", "0-1"}) {
        CHECK(is_slug(slug));
    }
    for (const auto* const no : {"", "a--b", "a-", "-a", "a.b", "a_b", "A", "a b", "é"}) {
        CHECK_FALSE(is_slug(no));
    }
}
