#include "draft/draft.hpp"
#include "yaml/edit.hpp"

namespace eomt::draft {

yaml::Node to_tree(const Record& record)
{
    yaml::Node root;
    root.kind = yaml::Node::Kind::mapping;
    for (const Value& value : record.values) {
        yaml::put(root, record.kind, value.path, yaml::scalar(value.text));
    }
    return root;
}

} // namespace eomt::draft
