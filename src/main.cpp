#include "cli/run.hpp"

#include <iostream>

int main(int argc, char** argv)
{
    return eomt::cli::run({argv + 1, argv + argc},
                          eomt::cli::process_environment(std::cin, std::cout, std::cerr));
}
