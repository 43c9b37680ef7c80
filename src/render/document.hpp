#pragma once

#include "render/format.hpp"
#include "report/document.hpp"

#include <iosfwd>

namespace eomt::render {

/// Writes a report as Markdown, HTML or JSON. Throws `base::UsageError` for a format that is for
/// tables only; the stream's own state says whether the writing went well.
void write_document(std::ostream& out, const report::Document& document, Format format);

} // namespace eomt::render
