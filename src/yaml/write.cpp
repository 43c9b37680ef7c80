#include "yaml/write.hpp"

#include "yaml/emit.hpp"

namespace eomt::yaml {

std::string write(const Node& root, const CommentOf& comment)
{
    Emitter emitter{{}};
    emitter.comments(comment);
    std::string out;
    if (root.kind == Node::Kind::mapping && !root.items.empty()) {
        for (const std::string& line : emitter.entries(root, 0)) {
            out += line + '\n';
        }
    } else if (root.kind != Node::Kind::null) {
        out = in_flow(root) + '\n';
    }
    return out;
}

} // namespace eomt::yaml
