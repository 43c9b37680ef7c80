#include "base/hash.hpp"

#include "base/error.hpp"

#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace eomt::base {

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw Error{"SHA-256 is not to be had from OpenSSL"};
    }
    return fmt::format("{:02x}", fmt::join(digest.begin(), digest.begin() + size, ""));
}

} // namespace eomt::base
