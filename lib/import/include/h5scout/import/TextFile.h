// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace h5scout
{

/// Reads a text piece by piece, as UTF-8: it is that already, or UTF-16 with a byte order mark, as spreadsheets write
/// it. The mark is left out. What is no UTF-16 becomes U+FFFD.
class TextFile
{
public:
    /// Reads from where `file` stands. The file must outlive this.
    explicit TextFile(std::istream& file);

    /// Adds the text of the next bytes of the file, about as many. False: there are none. Throws Error if the system
    /// does not let it read on.
    bool read(std::string& text, std::size_t byteCount);
    /// Of the file, so far.
    std::uint64_t bytesRead() const { return m_bytesRead; }

private:
    enum class Encoding : std::uint8_t { Unknown, Utf8, Utf16Little, Utf16Big };

    std::string takeMark(std::string bytes);
    void decode(std::string_view bytes, bool isEnd, std::string& text);

    std::istream& m_file;
    Encoding m_encoding = Encoding::Unknown;
    std::string m_undecoded; ///< of a character that is not complete yet
    std::uint64_t m_bytesRead = 0;
};

} // namespace h5scout
