#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

/// Random numbers, words and texts that are the same on every machine.
class Random
{
public:
    explicit Random(std::uint32_t seed) : m_engine{seed} {}

    std::size_t below(std::size_t count) { return m_engine() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    const std::string& of(const std::vector<std::string>& list) { return list[below(list.size())]; }

    /// A key that a mapping may have.
    std::string key();
    /// Any text at all, the awkward ones more often than not.
    std::string text();

private:
    std::mt19937 m_engine;
};

/// A valid document in a random mix of every style that YAML knows.
class GeneratedYaml
{
public:
    explicit GeneratedYaml(Random& random);

    const std::string& text() const { return m_text; }
    /// Its comments in their order, each unlike any other text of the document.
    const std::vector<std::string>& comments() const { return m_comments; }

private:
    void line_end();
    void blank_or_comment(std::size_t column);
    std::string comment();
    void trailing_comment();
    std::string anchor();
    void block_mapping(std::size_t column, int depth);
    void block_list(std::size_t column, int depth);
    void value(std::size_t parent, bool item, int depth);
    void collection(std::size_t parent, bool item, int depth);
    void block_text(std::size_t parent);
    void flow(std::size_t margin, int depth);
    void flow_gap(std::size_t margin, bool may_break);
    std::string one_line_scalar(bool flow);
    void wrapped_scalar(std::size_t parent);

    Random& m_random;
    std::string m_text;
    std::string m_eol = "\n";
    std::vector<std::string> m_comments;
    std::vector<std::string> m_anchors;
    std::size_t m_step = 2;
    std::size_t m_list = 2;
    bool m_with_anchors = false;
    bool m_after_block_text = false;
    bool m_pending_line_end = false;
};
