#include "render/page.hpp"

#include "base/text.hpp"
#include "render/html.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::render {

namespace {

// Text keeps a readable measure; a table may take the width of the window and scrolls where that is
// too little. A shadow at the right edge of a chart says that it goes on there. Every pair of
// colours has a contrast of at least 4.5, in the light and in the dark scheme.
constexpr std::string_view page_style = R"(:root {
  color-scheme: light dark;
  --text: #1c1c1c; --quiet: #4d4d4d; --link: #0b4f9e;
  --page: #ffffff; --band: #f2f2ef; --line: #8a8a86;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e9e7e3; --quiet: #b9b6b0; --link: #8fbcff;
    --page: #17191c; --band: #24272b; --line: #7d8188;
  }
}
html { background: var(--page); color: var(--text); text-size-adjust: 100%; }
body { margin: 0; padding: 1.5rem 1rem 4rem; line-height: 1.55;
  font-family: Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, serif; }
h1, h2, h3, h4, h5, h6, table, .skip {
  font-family: system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
main > * { max-width: 46rem; margin-left: auto; margin-right: auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin-top: 2rem; margin-bottom: 0.5rem; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.4rem; border-bottom: 1px solid var(--line); padding-bottom: 0.2rem; }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
p, li, blockquote, dd, td, th, h1, h2, h3, h4, h5, h6, a { overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
:target { background: var(--band); outline: 2px solid var(--link); outline-offset: 2px; }
main:target { background: none; outline: none; }
.skip { position: absolute; left: 1rem; top: -5rem; padding: 0.5rem 1rem; background: var(--page); }
.skip:focus { top: 0.5rem; }
blockquote { margin-top: 1rem; margin-bottom: 1rem; padding-left: 1rem;
  border-left: 4px solid var(--line); }
main > blockquote { max-width: 44.75rem; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: 0.9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--band); padding: 0.75rem; }
hr { border: 0; border-top: 1px solid var(--line); }
main > .scroll { width: fit-content; min-width: min(46rem, 100%); max-width: 100%; }
.scroll { overflow-x: auto; margin-top: 1rem; margin-bottom: 1.5rem; }
table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.7rem;
  border-bottom: 1px solid var(--line); }
th { background: var(--band); }
td { max-width: 30rem; }
.chart { margin-top: 1rem; margin-bottom: 1.5rem; }
.chart figcaption { margin-bottom: 0.6rem; font-size: 0.9rem; line-height: 1.4; }
.chart svg { display: block; width: 100%; min-width: 30rem; max-width: 38rem; height: auto; }
.chart .scroll { margin-top: 0; margin-bottom: 1rem; background:
  linear-gradient(to left, var(--page) 40%, transparent) right / 2.5rem 100% no-repeat local,
  linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat; }
.chart svg, .chart figcaption {
  font-family: system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
.chart .grid { fill: none; stroke: var(--line); stroke-width: 0.7; }
.chart .paper { fill: var(--page); }
.chart text { stroke: var(--page); stroke-width: 3px; paint-order: stroke; }
.wide { min-width: 44rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.centre { text-align: center; }
@page { margin: 20mm 16mm; }
@media print {
  :root {
    --text: #000000; --quiet: #333333; --link: #000000;
    --page: #ffffff; --band: #eeeeee; --line: #777777;
  }
  body { padding: 0; font-size: 10.5pt; }
  .skip { display: none; }
  main > *, main > .scroll { max-width: none; }
  .scroll { overflow: visible; }
  .chart svg { break-inside: avoid; min-width: 0; }
  .chart .scroll { background: none; }
  .chart figcaption { break-after: avoid; }
  table { font-size: 8.5pt; }
  .wide { min-width: 0; }
  thead { display: table-header-group; }
  th, td { padding: 0.25rem 0.4rem; }
  td { max-width: none; }
  td a { overflow-wrap: anywhere; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, li, blockquote, pre { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
)";

constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

bool is_tag(std::string_view language)
{
    return !language.empty() && std::all_of(language.begin(), language.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

} // namespace

std::string html_page(std::string_view title, std::string_view language, std::string_view body)
{
    const std::string_view tag = is_tag(language) ? language : "en";
    const bool english = tag == "en" || tag.starts_with("en-");
    const std::string name = base::squeeze(title);
    return fmt::format(R"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{}</title>
<style>
{}</style>
</head>
<body>
<a class="skip" href="#main"{}>Skip to the content</a>
<main id="main">
{}</main>
</body>
</html>
)",
                       tag,
                       policy,
                       escape_html(name.empty() ? "Untitled" : name),
                       page_style,
                       english ? "" : " lang=\"en\"",
                       body);
}

} // namespace eomt::render
