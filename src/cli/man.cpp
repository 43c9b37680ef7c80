#include "cli/man.hpp"

#include "query/query.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

/// Text as roff: backslashes and hyphens are literal, a leading dot or quote begins no request.
std::string roff(std::string_view text)
{
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) {
            out += "\\&";
        }
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        line_start = c == '\n';
    }
    return out;
}

void print_options(std::ostream& out, const po::options_description& options)
{
    for (const auto& option : options.options()) {
        const std::string parameter = option->format_parameter();
        out << ".TP\n\\fB" << roff(option->format_name()) << "\\fR"
            << (parameter.empty() ? "" : " " + roff(parameter)) << "\n"
            << roff(option->description()) << "\n";
    }
}

void print_statuses(std::ostream& out)
{
    out << ".SH EXIT STATUS\n0 done; 1 it failed; 2 the command line is wrong; 3 records are "
           "invalid.\n";
}

} // namespace

void print_man(std::ostream& out)
{
    out << ".TH EOMT 1 \"\" \"eomt " EOMT_VERSION
           "\"\n.SH NAME\neomt \\- the election\\-observation mission tracker\n"
           ".SH SYNOPSIS\n\\fBeomt\\fR [OPTIONS] COMMAND [ARGUMENTS]\n.SH DESCRIPTION\n"
           "eomt keeps records of election\\-observation missions as YAML files, checks them, and "
           "prints lists, reports and\n"
           "comparisons in which every statement has its source.\n.SH COMMANDS\n";
    for (const Command& command : commands()) {
        out << ".TP\n\\fB" << roff(command.name) << "\\fR " << roff(command.arguments) << "\n"
            << roff(command.summary) << "\n";
    }
    out << ".SH OPTIONS\n";
    print_options(out, global_options());
    out << ".SH QUERIES\nWords that select missions, written field:value; all must hold.\n";
    for (const auto& field : query::fields()) {
        out << ".TP\n\\fB" << roff(field.name) << "\\fR\n" << roff(field.help) << "\n";
    }
    print_statuses(out);
    out << ".SH ENVIRONMENT\n.TP\n\\fBEOMT_ARCHIVE\\fR\nthe archive's folder, where \\-C doesn't "
           "name it\n"
           ".TP\n\\fBNO_COLOR\\fR\nno colours\n";
}

void print_man(std::ostream& out, const Command& command)
{
    std::string upper{command.name};
    for (char& c : upper) {
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    out << ".TH EOMT-" << upper << " 1 \"\" \"eomt " EOMT_VERSION "\"\n.SH NAME\neomt\\-"
        << roff(command.name) << " \\- " << roff(command.summary) << "\n.SH SYNOPSIS\n\\fBeomt "
        << roff(command.name) << "\\fR " << roff(command.arguments) << "\n.SH DESCRIPTION\n"
        << roff(command.help) << "\n";
    if (!command.formats.empty()) {
        out << ".PP\nFormats for \\-O: "
            << roff(fmt::format("{}", fmt::join(command.formats, ", "))) << ".\n";
    }
    out << ".SH OPTIONS\n";
    print_options(out, own_options(command));
    print_options(out, global_options());
    print_statuses(out);
    out << ".SH SEE ALSO\n\\fBeomt\\fR(1)\n";
}

} // namespace eomt::cli
