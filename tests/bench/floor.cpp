// The least that reading an archive costs, for comparison: `eomt_floor bytes|events DIR` reads
// every YAML file's bytes, or hands them to yaml-cpp's event parser with a handler that does
// nothing, a thread a core.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Nothing : YAML::EventHandler
{
    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
    void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
    void OnScalar(const YAML::Mark& /*mark*/,
                  const std::string& /*tag*/,
                  YAML::anchor_t /*anchor*/,
                  const std::string& /*value*/) override
    {}
    void OnSequenceStart(const YAML::Mark& /*mark*/,
                         const std::string& /*tag*/,
                         YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override
    {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark& /*mark*/,
                    const std::string& /*tag*/,
                    YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override
    {}
    void OnMapEnd() override {}
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: eomt_floor bytes|events DIR\n";
        return 2;
    }
    const bool parse = std::string{argv[1]} == "events";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{argv[2]}) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> bytes{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            std::ifstream in{files[i], std::ios::binary};
            const std::string text{std::istreambuf_iterator<char>{in}, {}};
            bytes += text.size();
            if (parse) {
                std::istringstream stream{text};
                YAML::Parser parser{stream};
                Nothing nothing;
                while (parser.HandleNextDocument(nothing)) {
                }
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads.emplace_back(work);
        }
    }
    std::cout << files.size() << " files, " << bytes << " bytes\n";
}
