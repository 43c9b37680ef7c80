// The least that a command on an archive costs, for comparison:
//   eomt_floor stat DIR     asks for the status of every file
//   eomt_floor bytes DIR    reads every YAML file's bytes, a thread a core
//   eomt_floor events DIR   hands them to yaml-cpp's event parser with a handler that does nothing,
//   a thread a core
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
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

struct Walked
{
    std::uintmax_t files = 0;
    std::uintmax_t bytes = 0;
};

/// The least walk: one thread, each folder opened from its parent, its entries in the order that
/// the folder has them, and the status of every file by its name in that folder: no path is put
/// together, nothing is sorted or kept. What begins with a dot is passed over, as eomt does.
/// Closes `folder`.
void walk(int folder, Walked& walked)
{
    DIR* const open = fdopendir(folder);
    if (open == nullptr) {
        close(folder);
        return;
    }
    while (const dirent* const entry = readdir(open)) {
        const char* const name = static_cast<const char*>(entry->d_name);
        if (*name == '.') {
            continue;
        }
        if (entry->d_type == DT_DIR) {
            const int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            if (inner >= 0) {
                walk(inner, walked);
            }
            continue;
        }
        struct stat status = {};
        if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
            ++walked.files;
            walked.bytes += static_cast<std::uintmax_t>(status.st_size);
        }
    }
    closedir(open);
}

int stat_all(const char* folder)
{
    const int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) {
        std::cerr << "eomt_floor: " << folder << " cannot be opened\n";
        return 1;
    }
    Walked walked;
    walk(root, walked);
    std::cout << walked.files << " files, " << walked.bytes << " bytes\n";
    return 0;
}

std::size_t read_one(const std::filesystem::path& path, bool parse)
{
    std::ifstream in{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (parse) {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        Nothing nothing;
        while (parser.HandleNextDocument(nothing)) {
        }
    }
    return text.size();
}

void read_all(const char* folder, bool parse)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> bytes{0};
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads.emplace_back([&] {
                for (std::size_t file = next++; file < files.size(); file = next++) {
                    bytes += read_one(files[file], parse);
                }
            });
        }
    }
    std::cout << files.size() << " files, " << bytes << " bytes\n";
}

int time_one(char** command)
{
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(nowhere, STDIN_FILENO);
        dup2(nowhere, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = 0;
    rusage usage = {};
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        std::cerr << "eomt_floor: " << command[0] << " cannot be run\n";
        return 1;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::cout << taken.count() << ' ' << usage.ru_maxrss << ' '
              << (WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)) << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 2 && std::string_view{argv[1]} == "time") {
        return time_one(argv + 2);
    }
    const std::string_view what = argc == 3 ? argv[1] : "";
    if (what == "stat") {
        return stat_all(argv[2]);
    }
    if (what != "bytes" && what != "events") {
        std::cerr << "usage: eomt_floor stat|bytes|events DIR, or eomt_floor time PROGRAM...\n";
        return 2;
    }
    read_all(argv[2], what == "events");
    return 0;
}
