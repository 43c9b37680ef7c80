#include "catch.hpp"
#include "cli/line_diff.hpp"

#include <fmt/format.h>
#include <random>

using eomt::cli::unified_diff;
using Text = std::optional<std::string>;

namespace {

std::string diff(const Text& before, const Text& after, bool colour = false)
{
    return unified_diff({"x", before, after}, colour);
}

} // namespace

TEST_CASE("a diff shows what changed and three lines around it", "[cli]")
{
    CHECK(diff("a\nb\n", "a\nb\n").empty());
    CHECK(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
          "--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    CHECK(diff(std::nullopt, "a\nb\n") == "--- (no file)\n+++ x\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    CHECK(diff("a\n", std::nullopt) == "--- x\n+++ (no file)\n@@ -1,1 +0,0 @@\n-a\n");
    CHECK(diff("a\nb\nc\n", "a\nc\n") == "--- x\n+++ x\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
}

TEST_CASE("changes far apart are hunks of their own", "[cli]")
{
    std::string before;
    for (int i = 1; i <= 20; ++i) {
        before += fmt::format("{}\n", i);
    }
    CHECK(diff(before, "0\n" + before + "21\n") ==
          "--- x\n+++ x\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -18,3 +19,4 @@\n 18\n 19\n 20\n+21\n");
}

TEST_CASE("a diff is safe to show", "[cli]")
{
    CHECK(diff("a\n", "\x1b[31m\t\xe2\x80\xae\n") ==
          "--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n+<U+001B>[31m\t<U+202E>\n");
    CHECK(diff("a\n", "a") ==
          "--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n+a\n\\ no newline at the end of the file\n");
    CHECK(diff("a\r\nb\r\n", "a\r\nc\r\n") == "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
    CHECK(diff("a\n", "a\r\n") == "--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n+a<U+000D>\n");
    CHECK(diff("a\n", "b\n", true) ==
          "\x1b[1m--- x\x1b[0m\n\x1b[1m+++ x\x1b[0m\n\x1b[36m@@ -1,1 +1,1 @@\x1b[0m\n"
          "\x1b[31m-a\x1b[0m\n\x1b[32m+b\x1b[0m\n");
}

TEST_CASE("the lines of a diff give both texts", "[cli]")
{
    std::mt19937 chance{7};
    for (int round = 0; round < 300; ++round) {
        const auto text = [&] {
            std::string lines;
            for (auto n = chance() % 12; n > 0; --n) {
                lines += static_cast<char>('a' + chance() % 4);
                lines += '\n';
            }
            return lines;
        };
        // Equal lines around make sure that all of it is one hunk without what is left out.
        const std::string before = text();
        const std::string after = text();
        std::string old_side;
        std::string new_side;
        const std::string shown = diff(before, after);
        std::size_t end = 0;
        for (std::size_t at = 0; at < shown.size(); at = end + 1) {
            end = shown.find('\n', at);
            const std::string line = shown.substr(at + 1, end - at);
            if (shown[at] == '@' || shown.substr(at, 4) == "--- " ||
                shown.substr(at, 4) == "+++ ") {
                continue;
            }
            old_side += shown[at] == '+' ? "" : line;
            new_side += shown[at] == '-' ? "" : line;
        }
        CAPTURE(before, after, shown);
        // What a diff leaves out is the same at both ends, or between hunks.
        if (before.size() + after.size() - old_side.size() - new_side.size() == 0) {
            CHECK(old_side == before);
            CHECK(new_side == after);
        } else {
            CHECK(before.size() - old_side.size() == after.size() - new_side.size());
        }
    }
}
