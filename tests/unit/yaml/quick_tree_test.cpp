// The quick reader against yaml-cpp: wherever it answers, it has to say the same.
#include "base/text.hpp"
#include "catch.hpp"
#include "yaml/generated_yaml.hpp"
#include "yaml/quick_tree.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace eomt;

namespace {

/// The first difference of two trees, as where it is; empty for equal ones.
std::string difference(const yaml::Node& quick, const yaml::Node& thorough)
{
    const auto shown = [](const yaml::Node& node) {
        return fmt::format("kind {} plain {} offset {} items {} text <{}>",
                           static_cast<int>(node.kind),
                           node.plain,
                           node.offset,
                           node.items.size(),
                           node.text);
    };
    const std::string one = shown(quick);
    const std::string other = shown(thorough);
    if (one != other) {
        return fmt::format("quick: {}\nyaml-cpp: {}", one, other);
    }
    for (std::size_t i = 0; i < quick.items.size(); ++i) {
        std::string below = difference(quick.items[i], thorough.items[i]);
        if (!below.empty()) {
            return below;
        }
    }
    return {};
}

enum class Outcome
{
    same,
    left, ///< to yaml-cpp
    wrong
};

/// What the quick reader makes of a text. What is wrong is a failed check of the test.
Outcome compared(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    // What parse_tree looks at before it asks.
    const bool clean =
        !base::first_bad_utf8(source.text()) &&
        std::none_of(source.text().begin(), source.text().end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
        });
    if (!clean) {
        return Outcome::left;
    }
    const auto quick = yaml::quick_tree(source.text());
    if (!quick) {
        return Outcome::left;
    }
    yaml::Problems problems{source};
    const auto thorough = yaml::thorough_tree(source, problems);
    const std::string apart =
        thorough ? difference(*quick, *thorough) : "yaml-cpp: " + problems.list().at(0).message;
    if (apart.empty()) {
        return Outcome::same;
    }
    FAIL_CHECK(apart << "\nin\n" << text);
    return Outcome::wrong;
}

std::string file_text(const std::filesystem::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> yaml_files(const std::string& folder)
{
    std::vector<std::string> texts;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{std::filesystem::path{EOMT_ROOT} / folder}) {
        const auto extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".yaml" || extension == ".yml")) {
            texts.push_back(file_text(entry.path()));
        }
    }
    return texts;
}

/// Records in the styles that people write, which the mutations start from.
const std::vector<std::string> samples{
    "# A mission\nelection: kz-2021-01-10-mazhilis\norganisation: csto-pa\ntype: parliamentary\n"
    "team:\n  - {name: Umakhan Umakhanov, delegation: RU}\n  - name: \"Мухтар\"\n    role: head\n"
    "sources:\n  report: {title: A report, url: \"https://example.org/a?b=c#d\", date: "
    "2021-01-10}\n",
    "findings:\n- topic: voting\n  text: >-\n    The voting was\n    calm and open\n\n    "
    "everywhere.\n  source: [report, cec]\n- topic: media\n  text: |\n    One\n      two\n\n    "
    "three\n"
    "  source: report\nsources:\n  report:\n    title: x\n",
    "a: 'it''s one'\nb: \"two \\u00e9 \\\"three\\\"\"\nc: \"a long\n  text\n\n  on lines\"\nd: "
    "'x\n  y'\n"
    "e: plain text\n  that goes on\n\n  twice\nf: # nothing\ng: ~\nh: null\n",
    "- - a\n  - b\n- - c\n-\n- d: e\n  f: [g, {h: i}, \"j\"]\n-   k: l\n    m:\n    - n\n    - o\n",
    "seats: {Lower House: 4, Upper House: 12}\nmembers:\n  - {name: 王伟, from: 2010}\n  - {\n    "
    "name: x,"
    " # who\n    from: 2011,\n  }\n  - []\n  - {}\n  - {a: , b: }\n",
    "---\r\nname: Assembly\r\nkind: parliamentary-assembly\r\ntext: |+\r\n  one\r\n  "
    "two\r\n\r\nmore:\r\n"
    "  - x\r\n  - 'y\r\n    z'\r\n",
    "key with spaces : value\n\"quoted key\": v\n'single': \"\"\nurl: https://example.org/x#y\n"
    "time: 12:30:00\ndash: -5\nhash: a#b\nlist:\n  -\n    a: b\n  - |2\n      c\n     d\n  - >2-\n "
    "   e\n",
    "verdict:\n\n  # a comment\n  assessment: mixed # another\n\n  text: It was [mostly] good, "
    "they said:"
    "\"well\"\n# at the margin\n  source: report\nempty:\nlast: x",
    "period: {from: 2021-01-05, to: 2021-01-11}\nobservation:\n  stations: 12\n  positive: 10\n"
    "names:\n  ru: Выборы\n  kk: \"Сайлау\"\nabout:\n  text\n  over lines\nquote:\n  \"in "
    "quotes\"\n"
    "flow:\n  [a,\n  b c\n  d, e]\n",
    "compositions:\n  - from: 2010-01-01\n    seats:\n      Lower House: 4\n    members:\n    - "
    "a\n    - b: c\n"
    "      d: |-\n       x\n\n       y\n\n\n    to: 2012\n  - from: 2013\n",
    "{election: e, \"organisation\": 'o', team: [{name: A B}, C D],\n findings: [\n  {text: x y\n  "
    " z}]}\n",
    "  indented: all\n  of:\n  - it\n  - a: |\n\n      leading\n        less\n  text: \"a\\\n    b "
    "\\x41\\n c\"\n",
};

/// One to three changes of the kinds that slips of the hand and of programs make.
std::string mutated(const std::string& sample, Random& random)
{
    static const std::vector<std::string> pieces{":",        " ",
                                                 "-",        "- ",
                                                 ": ",       "#",
                                                 " #",       "\n",
                                                 "\n\n",     "\r\n",
                                                 "\r",       "\t",
                                                 "\"",       "'",
                                                 "''",       "\\",
                                                 "\\n",      "[",
                                                 "]",        "{",
                                                 "}",        ",",
                                                 "|",        ">",
                                                 "?",        "? ",
                                                 "&a",       "*a",
                                                 "!",        "%",
                                                 "@",        "`",
                                                 "~",        "null",
                                                 "---",      "...",
                                                 "  ",       "    ",
                                                 "é",        "=",
                                                 "<<",       "\xEF\xBB\xBF",
                                                 "\\x4",     "\n#",
                                                 "|\n",      ">-\n",
                                                 "+",        "-\n",
                                                 "\xC2\x85", "\xE2\x80\xA8",
                                                 "\n  ",     "\n ",
                                                 ":\n",      "x: y",
                                                 "0",        "\xC2\xA0"};
    std::string text = sample;
    for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
        const std::size_t at = random.below(text.size() + 1);
        const std::size_t line = text.rfind('\n', at == 0 ? 0 : at - 1);
        const std::size_t start = line == std::string::npos ? 0 : line + 1;
        const std::size_t next = std::min(text.find('\n', at), text.size());
        switch (random.below(7)) {
        case 0:
            text.erase(at, 1 + random.below(3));
            break;
        case 1:
        case 2:
            text.insert(at, random.of(pieces));
            break;
        case 3: // another indentation
            if (random.one_in(2) || start >= text.size() || text[start] != ' ') {
                text.insert(start, 1 + random.below(3), ' ');
            } else {
                text.erase(start, 1);
            }
            break;
        case 4: { // this line at another place
            const std::string moved = text.substr(start, next + 1 - std::min(start, next + 1));
            text.erase(start, moved.size());
            const std::size_t to = text.find('\n', random.below(text.size() + 1));
            text.insert(to == std::string::npos ? text.size() : to + 1, moved);
            break;
        }
        case 5:
            text.resize(at); // cut short
            break;
        default:
            if (at < text.size()) {
                text.replace(at, 1, random.of(pieces));
            }
        }
        if (text.empty()) {
            break;
        }
    }
    return text;
}

/// Lines such as stand in records, sensibly or not.
std::string composed(Random& random)
{
    static const std::vector<std::string> lines{
        "a:",      "b: c",     "- ",     "-",       "- d",        "- e: f",    "- - g",
        "- h:",    "text",     "",       "# note",  "i: |",       "j: >-",     "- |",
        "k: 'l",   "m'",       "n: \"o", "p\"",     "q: [r,",     "s]",        "t: {u: v,",
        "w: x}",   "[y, z]",   "{}",     "'a' : b", "\"c\":",     "d: e # f",  "g: # h",
        "- i # j", "k: l: m",  "n:o",    "p : q",   "r: ~",       "- null",    "~: s",
        "- [t]",   "- {u: v}", "w: []",  "x: ''",   "y: \"\\n\"", "- 'z'",     "- >",
        "a: |+",   "b: |2",    "- c: |", "d: -e",   "f: - g",     "- -",       "h: [",
        "]",       "}",        ",",      "i: {",    "'j'",        "\"k\" # l", "m: 'n' # o",
        "---",     "...",      "? p",    ": q",     "r: &s t",    "u: *s",     "v: !w x",
        "y: a\\b", "z: \"a\\", "é: ж",   "k: a  ",  "b:  ",       "- c:  - d", "e: 'f''g'"};
    std::string text;
    for (std::size_t count = 1 + random.below(7); count > 0; --count) {
        text.append(random.below(3) * (1 + random.below(3)), ' ');
        text += random.of(lines);
        text += random.one_in(20) ? "\r\n" : "\n";
    }
    if (random.one_in(6)) {
        text.pop_back();
    }
    return text;
}

/// How much is tried; far more by hand than in a usual run.
struct Rounds
{
    std::size_t count = number("EOMT_MUTATIONS", 20'000);
    std::uint32_t seed = static_cast<std::uint32_t>(number("EOMT_SEED", 20));

    static std::size_t number(const char* name, std::size_t usual)
    {
        const char* given = std::getenv(name);
        return given == nullptr ? usual : std::strtoul(given, nullptr, 10);
    }
};

std::size_t count_of(const std::vector<std::string>& texts, Outcome wanted)
{
    return static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [&](const auto& text) { return compared(text) == wanted; }));
}

} // namespace

TEST_CASE("the quick reader answers for the records that are shipped", "[yaml][quick]")
{
    const auto files = yaml_files("missions");
    REQUIRE(files.size() > 50);
    CHECK(count_of(files, Outcome::same) * 100 >= files.size() * 99);
    const auto reports = yaml_files("reports");
    CHECK(count_of(reports, Outcome::same) == reports.size());
}

TEST_CASE("the quick reader is never wrong of the archives of the tests", "[yaml][quick]")
{
    const auto files = yaml_files("tests");
    REQUIRE(files.size() > 100);
    CHECK(count_of(files, Outcome::same) * 100 >= files.size() * 80);
}

TEST_CASE("the quick reader answers for all common styles", "[yaml][quick]")
{
    for (const std::string& text : samples) {
        INFO(text);
        CHECK(compared(text) == Outcome::same);
    }
}

TEST_CASE("the quick reader agrees on texts that are easy to read otherwise", "[yaml][quick]")
{
    const auto answered = [](const std::string& text) {
        INFO(text);
        return compared(text) == Outcome::same;
    };
    // Escaped spaces at the end of a line stay, others don't.
    CHECK(answered("a: \"b\\x20\n  c\"\n"));
    CHECK(answered("a: \"b\\x20  \n\n  c \\\n d\"\n"));
    CHECK(answered("a: 'b''  \n  c'\n"));
    // A key has 1024 bytes at most, its quotes and the spaces behind it counted.
    for (const std::size_t size : {1022U, 1023U, 1024U}) {
        const std::string key(size, 'k');
        CHECK(answered(key + ": v\n"));
        CHECK(answered("- {" + key + ": v}\n"));
        CHECK(answered("a: b\n" + key + ": v\n"));
        CHECK(answered("'" + key + "': v\n") == (size == 1022));
        CHECK(answered(key + "  : v\n") == (size == 1022));
        CHECK_FALSE(answered(key + "kkk: v\n"));
        CHECK_FALSE(answered("- {" + key + "kkk: v}\n"));
    }
    // Where a null stands: at the next thing, or at the end.
    CHECK(answered("a:\nb:\n- \n-\n\n# c\nd:"));
    CHECK(answered("- a:\n- b:\n  c: \n-\n"));
    CHECK(answered("- {a: , b: ~, c: null}\n- [Null, NULL, nULL]\n"));
    CHECK(answered("null: x\n~: y\n'null': 'null'\n"));
    // Characters that are white or end lines only elsewhere.
    CHECK(answered("a: b\xC2\xA0# \xC2\x85 x\xE2\x80\xA8y\n"));
    CHECK(answered("a: \xEF\xBB\xBF\n"));
    CHECK_FALSE(answered("\xEF\xBB\xBF\xEF\xBB\xBF"
                         "a: b\n"));
    // What only yaml-cpp is asked about.
    for (const char* const rare : {"a:\tb\n",
                                   "a: b\rc: d\n",
                                   "a: &x b\n",
                                   "a: !t b\n",
                                   "%YAML 1.2\n---\na: b\n",
                                   "? a\n: b\n",
                                   "a\n",
                                   "",
                                   "# a\n",
                                   "--- a\n",
                                   "a: b\n---\nc: d\n",
                                   "a: b\n...\n",
                                   "[a: b]\n",
                                   "{a}\n",
                                   "{a, b: c}\n",
                                   "a: \"\\e\"\n",
                                   "a: 'b\n\n'\n",
                                   "a: |\n   \n  b\n"}) {
        INFO(rare);
        CHECK(compared(rare) == Outcome::left);
    }
}

TEST_CASE("whatever becomes of a record, the quick reader agrees with yaml-cpp", "[yaml][quick]")
{
    const Rounds rounds;
    Random random{rounds.seed};
    std::size_t same = 0;
    for (std::size_t i = 0; i < rounds.count; ++i) {
        same += compared(mutated(random.of(samples), random)) == Outcome::same ? 1 : 0;
    }
    // One that leaves everything to yaml-cpp would never be wrong, either.
    CHECK(same * 5 > rounds.count);
}

TEST_CASE("however lines are put together, the quick reader agrees with yaml-cpp", "[yaml][quick]")
{
    const Rounds rounds;
    Random random{rounds.seed + 1};
    std::size_t same = 0;
    for (std::size_t i = 0; i < rounds.count; ++i) {
        same += compared(composed(random)) == Outcome::same ? 1 : 0;
    }
    CHECK(same * 20 > rounds.count);
}

TEST_CASE("the quick reader agrees on all texts of a few bytes", "[yaml][quick]")
{
    constexpr std::string_view bytes = "a: -\n#'\"[]{},|>~\\?!";
    const std::size_t most = Rounds::number("EOMT_BYTES", 3);
    std::size_t same = 0;
    std::size_t total = 1;
    for (std::size_t size = 1; size <= most; ++size) {
        total *= bytes.size();
        for (std::size_t number = 0; number < total; ++number) {
            std::string text = "a:";
            for (std::size_t rest = number, i = 0; i < size; ++i, rest /= bytes.size()) {
                text += bytes[rest % bytes.size()];
            }
            same += compared(text) == Outcome::same ? 1 : 0;
            text.erase(0, 2);
            same += compared(text) == Outcome::same ? 1 : 0;
        }
    }
    CHECK(same > 300);
}

TEST_CASE("the quick reader agrees on documents in a mix of all styles", "[yaml][quick]")
{
    Random random{7};
    std::size_t same = 0;
    for (int i = 0; i < 300; ++i) {
        same += compared(GeneratedYaml{random}.text()) == Outcome::same ? 1 : 0;
    }
    CHECK(same > 20);
}
