#include "render/chart.hpp"

#include "base/text.hpp"
#include "render/chart_parts.hpp"
#include "render/html.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace eomt::render {

namespace {

using report::Chart;

constexpr double page_of_bands = 640; ///< with legend and axis it fits on a printed page
constexpr double legend_row = 20;
constexpr double legend_sign = 22;
constexpr double legend_gap = 18;
constexpr double axis_height = 20;
constexpr std::size_t most_in_words = 20;

ChartLayout lay_out(const Chart& chart)
{
    switch (chart.kind) {
    case Chart::Kind::timeline:
        return lay_out_timeline(chart);
    case Chart::Kind::scores:
        return lay_out_scores(chart);
    case Chart::Kind::bars:
        break;
    }
    return lay_out_bars(chart);
}

/// The signs side by side, in as many rows as they need; `height` is added to.
std::string draw_legend(const std::vector<ChartSign>& signs, double& height)
{
    std::string svg;
    double x = 0;
    double y = legend_row / 2;
    for (const auto& sign : signs) {
        const std::string text = fit_text(sign.text, drawing_width - legend_sign);
        const double width = legend_sign + text_width(text);
        if (x > 0 && x + width > drawing_width) {
            x = 0;
            y += legend_row;
        }
        svg += fmt::format("<g transform=\"translate({} {})\">{}</g><text x=\"{}\" y=\"{}\">{}"
                           "</text>\n",
                           length(x + legend_sign / 2),
                           length(y),
                           base::trim(sign.svg),
                           length(x + legend_sign),
                           length(y + 4),
                           escape_html(text));
        x += width + legend_gap;
    }
    height += signs.empty() ? 0 : y + legend_row;
    return svg;
}

/// The lines through the bands, and what stands under them.
std::string draw_axis(const std::vector<ChartTick>& ticks, double top, double bottom)
{
    std::string lines;
    std::string labels;
    for (const auto& tick : ticks) {
        lines += fmt::format(
            "{}M{},{} V{}", lines.empty() ? "" : " ", length(tick.x), length(top), length(bottom));
        if (tick.label.empty()) {
            continue;
        }
        const double half = text_width(tick.label) / 2;
        labels += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                              length(std::clamp(tick.x, half, drawing_width - half)),
                              length(bottom + 14),
                              escape_html(tick.label));
    }
    return lines.empty()
               ? ""
               : fmt::format("<path class=\"grid\" fill=\"none\" stroke=\"#888\" d=\"{}\"/>\n",
                             lines) +
                     labels;
}

/// Bands from `first` up to `last`, and which part of how many they are.
struct Part
{
    std::size_t first = 0;
    std::size_t last = 0;
};

std::vector<Part> parts_of(const std::vector<ChartBand>& bands)
{
    std::vector<Part> parts;
    double height = 0;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (parts.empty() || height + bands[i].height > page_of_bands) {
            parts.push_back({i, i});
            height = 0;
        }
        height += bands[i].height;
        parts.back().last = i + 1;
    }
    return parts;
}

std::string part_in_words(const ChartLayout& layout, const Part& part)
{
    std::string words = layout.what;
    const std::size_t last = std::min(part.last, part.first + most_in_words);
    for (std::size_t i = part.first; i < last; ++i) {
        const std::string& said = layout.bands[i].words;
        constexpr std::size_t most = 300;
        words += fmt::format(" {}{}", base::char_substr(said, 0, most), i + 1 < last ? ";" : ".");
    }
    if (last < part.last) {
        words += fmt::format(" And {} more.", part.last - last);
    }
    return words;
}

std::string draw(const Chart& chart,
                 const ChartLayout& layout,
                 const std::vector<Part>& parts,
                 std::size_t number)
{
    const Part& part = parts[number];
    const std::string id = chart_id(chart.name);
    const std::string suffix = number == 0 ? "" : fmt::format("{}", number + 1);
    const std::string title =
        parts.size() == 1 ? chart.title
                          : fmt::format("{}, part {} of {}", chart.title, number + 1, parts.size());
    double height = 0;
    std::string body = draw_legend(layout.legend, height);
    const double top = height;
    std::string bands;
    for (std::size_t i = part.first; i < part.last; ++i) {
        bands += fmt::format(
            "<g transform=\"translate(0 {})\">{}</g>\n", length(height), layout.bands[i].svg);
        height += layout.bands[i].height;
    }
    body += draw_axis(layout.ticks, top, height) + bands;
    const bool labelled = std::any_of(
        layout.ticks.begin(), layout.ticks.end(), [](const auto& t) { return !t.label.empty(); });
    height += labelled ? axis_height : 2;
    // On a narrow screen the drawing keeps a size at which its text can be read, and scrolls.
    return scroll_container("Chart: " + base::squeeze(title)) +
           fmt::format(
               "<svg role=\"img\" aria-labelledby=\"{0}.title{1} {0}.desc{1}\" viewBox=\"0 0 {2} "
               "{3}\" "
               "width=\"{2}\" height=\"{3}\" fill=\"currentColor\" font-family=\"sans-serif\" "
               "font-size=\"13\">\n<title id=\"{0}.title{1}\">{4}</title>\n<desc "
               "id=\"{0}.desc{1}\">{5}"
               "</desc>\n{6}{7}</svg>\n</div>\n",
               id,
               suffix,
               length(drawing_width),
               length(height),
               escape_html(base::squeeze(title)),
               escape_html(base::squeeze(part_in_words(layout, part))),
               number == 0 && !layout.definitions.empty()
                   ? "<defs>" + layout.definitions + "</defs>\n"
                   : "",
               body);
}

std::string sentence(const std::string& text)
{
    const bool ended = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
    return escape_html(base::squeeze(text)) + (ended ? "" : ".");
}

} // namespace

std::string chart_id(std::string_view name)
{
    return escape_html(fmt::format("chart-{}", name));
}

std::string length(double value)
{
    const double tenths = std::round(value * 10) / 10;
    return fmt::format("{}", tenths == 0 ? 0.0 : tenths);
}

std::string chart_number(double value, bool sign)
{
    return fmt::format("{}{}", sign && value > 0 ? "+" : "", value == 0 ? 0.0 : value);
}

double text_width(std::string_view text)
{
    // Means of bold sans-serif letters of the size 13, which are below these.
    constexpr double latin = 7.8;
    constexpr double other = 9;
    const std::size_t columns = base::display_width(text);
    const auto plain = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
    return static_cast<double>(plain) * latin +
           static_cast<double>(columns - std::min(plain, columns)) * other;
}

std::string fit_text(std::string_view text, double width)
{
    std::string line = base::visible(base::squeeze(text));
    if (text_width(line) <= width) {
        return line;
    }
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t size = base::char_length(line, at);
        const std::string_view character = std::string_view{line}.substr(at, size);
        if (text_width(out) + text_width(character) + text_width("…") > width) {
            break;
        }
        out += character;
        at += size;
    }
    return std::string{base::trim(out)} + "…";
}

std::string hover(std::string_view text)
{
    constexpr std::size_t most = 300;
    return fmt::format("<title>{}</title>",
                       escape_html(base::char_substr(base::squeeze(text), 0, most)));
}

std::vector<ChartLane> lanes_of(const Chart& chart)
{
    std::vector<ChartLane> lanes;
    std::map<std::string_view, std::size_t> places;
    for (const auto& row : chart.rows) {
        const auto [place, fresh] = places.try_emplace(row.label, lanes.size());
        if (fresh) {
            lanes.push_back({row.label, {}});
        }
        lanes[place->second].rows.push_back(&row);
    }
    return lanes;
}

std::string lane_label(std::string_view label, double width)
{
    return fmt::format("<text y=\"13\" font-weight=\"bold\">{}</text>\n",
                       escape_html(fit_text(label, width)));
}

std::string chart_figure(const Chart& chart)
{
    std::string caption = fmt::format("<strong>{}</strong>", sentence(chart.title));
    if (!chart.note.empty()) {
        caption += " " + sentence(chart.note);
    }
    std::string drawings;
    if (chart.rows.size() > most_chart_rows) {
        caption += fmt::format(" Its {} rows are too many to be drawn; up to {} are.",
                               chart.rows.size(),
                               most_chart_rows);
    } else {
        const ChartLayout layout = lay_out(chart);
        caption += layout.remark.empty() ? "" : " " + layout.remark;
        if (layout.bands.empty()) {
            caption += " There is nothing to draw.";
        }
        const auto parts = parts_of(layout.bands);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            drawings += draw(chart, layout, parts, i);
        }
    }
    return fmt::format("<figure class=\"chart\" id=\"{}\">\n<figcaption>{}</figcaption>\n{}"
                       "</figure>\n",
                       chart_id(chart.name),
                       caption,
                       drawings);
}

} // namespace eomt::render
