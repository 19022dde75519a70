// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "h5scout/import/TableFormat.h"

namespace h5scout
{

/// Reads a text piece by piece, as UTF-8: it is that already, Latin-1, or UTF-16 with a byte order mark, as
/// spreadsheets write it. The mark is left out. What is no UTF-16 becomes U+FFFD; what is no UTF-8 is an error.
class TextFile
{
public:
    /// Reads from where `file` stands. The file must outlive this. `encoding`: unless there is a byte order mark.
    explicit TextFile(std::istream& file, TextEncoding encoding = TextEncoding::Utf8);

    /// Adds the text of the next bytes of the file, about as many. False: there are none. Throws Error if the system
    /// does not let it read on, and with line and column of the first byte that is no UTF-8.
    bool read(std::string& text, std::size_t byteCount);
    /// Of the file, so far.
    std::uint64_t bytesRead() const { return m_bytesRead; }

private:
    enum class Encoding : std::uint8_t { Unknown, Utf8, Latin1, Utf16Little, Utf16Big };

    std::string takeMark(std::string bytes);
    void takeUtf8(std::string_view bytes, bool isEnd, std::string& text);
    void walk(std::string_view text);
    void decode(std::string_view bytes, bool isEnd, std::string& text);

    std::istream& m_file;
    TextEncoding m_unmarked;
    Encoding m_encoding = Encoding::Unknown;
    std::string m_undecoded; ///< of a character that is not complete yet
    std::uint64_t m_bytesRead = 0;
    std::uint64_t m_line = 1; ///< where what comes next stands
    std::uint64_t m_column = 1;
    bool m_isBehindReturn = false;
};

/// Utf8 unless there is something else within the first `byteCount` bytes of the file, which stands at its beginning
/// before and after, and no mark of UTF-16 says what it is.
TextEncoding guessTextEncoding(std::istream& file, std::size_t byteCount);

} // namespace h5scout
