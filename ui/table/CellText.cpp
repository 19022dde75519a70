// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/CellText.h"

#include "h5scout/client/NodeTypes.h"
#include "h5scout/value/EnumNames.h"
#include "ui/models/Format.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace h5scout::ui
{
namespace
{

constexpr qsizetype kMostShown = 200;
constexpr qsizetype kMostWhole = 65536;
const QChar kEllipsis(0x2026);

/// The bytes of a text up to about `most` characters: UTF-8 has at most four a character.
QString textOf(std::string_view bytes, qsizetype most)
{
    const auto size = static_cast<qsizetype>(bytes.size());
    const QString text = displayText(QByteArray(bytes.data(), std::min(size, most * 4)));
    return size > most * 4 || text.size() > most ? text.left(most) + kEllipsis : text;
}

std::string_view fixedText(const NdArray& block, std::size_t index)
{
    const std::size_t width = block.type().byteSize;
    const auto bytes = block.bytes().subspan(index * width, width);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.substr(0, text.find_last_not_of('\0') + 1);
}

QString hexadecimal(const NdArray& block, std::size_t index)
{
    const std::size_t width = block.type().byteSize;
    const auto bytes = block.bytes().subspan(index * width, width);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(width, 8); ++i) {
        const std::size_t place = std::endian::native == std::endian::little ? i : width - 1 - i;
        bits |= std::to_integer<std::uint64_t>(bytes[place]) << (8 * i);
    }
    return QStringLiteral("0x%1").arg(bits, static_cast<int>(width * 2), 16, QLatin1Char('0'));
}

QString formatted(double number, const NumberFormat& format)
{
    if (std::isnan(number))
        return QStringLiteral("nan");
    if (std::isinf(number))
        return number > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
    // Rounds the number as it is stored, as Python and C do; QString::number() rounds 1.25 up.
    std::array<char, 400> digits; // the largest number has 309 before the point
    const auto style =
        format.style == NumberFormat::Style::Decimals ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, style, format.digits);
    return QString::fromLatin1(digits.data(), end.ptr - digits.data());
}

/// What an element of such a type is in the end: the base of enums and arrays.
const DataType& scalarType(const DataType& type)
{
    return type.typeClass == TypeClass::Array && type.base ? scalarType(*type.base) : type;
}

/// The enum of which the elements, or those of the rows, are numbers.
const DataType& enumType(const DataType& type)
{
    const DataType& scalar = scalarType(type);
    return scalar.typeClass == TypeClass::VLen && scalar.base ? scalarType(*scalar.base) : scalar;
}

int integerLength(const DataType& type)
{
    return static_cast<int>(static_cast<double>(type.byteSize) * 2.41) + 2;
}

} // namespace

CellText::CellText(const DataType& type)
{
    const DataType& scalar = scalarType(type);
    const bool isBool = isBooleanEnum(scalar) || isBooleanBitfield(scalar);
    switch (scalar.typeClass) {
    case TypeClass::Integer:
    case TypeClass::Bitfield:
        m_isNumber = m_isInteger = !isBool;
        m_usualLength = isBool ? 6 : std::max(6, integerLength(scalar));
        break;
    case TypeClass::Float:
        m_isNumber = m_isFloat = true;
        m_usualLength = scalar.byteSize <= 2 ? 9 : scalar.byteSize <= 4 ? 15 : 24;
        break;
    case TypeClass::Compound: // complex numbers
        m_isNumber = m_isFloat = true;
        m_usualLength = scalar.byteSize <= 8 ? 32 : 51; // two of the above
        break;
    case TypeClass::Enum:
        m_usualLength = 8;
        for (const DataType::EnumMember& member : scalar.enumMembers)
            m_usualLength = std::clamp(static_cast<int>(member.name.size()) + 1, m_usualLength, 24);
        break;
    case TypeClass::String:
        m_usualLength = scalar.isVariableLength ? 24 : static_cast<int>(std::clamp<quint64>(scalar.byteSize, 8, 40));
        break;
    default:
        m_usualLength = 24;
        break;
    }
    if (const DataType& named = enumType(type); named.typeClass == TypeClass::Enum && !isBooleanEnum(named))
        for (const DataType::EnumMember& member : named.enumMembers)
            m_names.emplace(member.value, displayText(QByteArray::fromStdString(member.name)));
}

QString CellText::elementText(const NdArray& block, std::size_t index, qsizetype most) const
{
    switch (block.type().kind) {
    case ElementKind::Text:
        return textOf(block.texts()[index], most);
    case ElementKind::FixedString:
        return textOf(fixedText(block, index), most);
    case ElementKind::Row: {
        const NdArray& row = block.rows()[index];
        QString text = QStringLiteral("[");
        for (std::size_t i = 0; i < row.size() && text.size() <= most; ++i)
            text += (i > 0 ? QStringLiteral(", ") : QString()) + namedText(row, i, most);
        return text.size() > most ? text.left(most) + kEllipsis : text + QLatin1Char(']');
    }
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
        if (format.style == NumberFormat::Style::Decimals || format.style == NumberFormat::Style::Scientific)
            return formatted(block.toDouble(index), format);
        break;
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        if (format.style == NumberFormat::Style::Decimals || format.style == NumberFormat::Style::Scientific) {
            const std::complex<double> number = block.toComplex(index);
            const QString imaginary = formatted(number.imag(), format);
            const bool hasSign = imaginary.startsWith(QLatin1Char('-'));
            return formatted(number.real(), format) + (hasSign ? QString() : QStringLiteral("+")) + imaginary +
                   QLatin1Char('j');
        }
        break;
    default:
        if (format.style == NumberFormat::Style::Hexadecimal && h5scout::isInteger(block.type().kind))
            return hexadecimal(block, index);
        break;
    }
    return QString::fromStdString(block.toText(index));
}

/// The name of an enum's value; null if it has none.
QString CellText::nameOf(const NdArray& block, std::size_t index) const
{
    if (m_names.empty() || !h5scout::isInteger(block.type().kind))
        return {};
    const auto name = m_names.find(enumNumberAt(block, index));
    return name == m_names.end() ? QString() : name->second;
}

/// By its name, if it has one.
QString CellText::namedText(const NdArray& block, std::size_t index, qsizetype most) const
{
    const QString name = format.style == NumberFormat::Style::Hexadecimal ? QString() : nameOf(block, index);
    return name.isNull() ? elementText(block, index, most) : name;
}

QString CellText::shown(const NdArray& block, std::size_t index) const
{
    return singleLine(namedText(block, index, kMostShown), kMostShown + 1);
}

QString CellText::copied(const NdArray& block, std::size_t index) const
{
    return namedText(block, index, kMostWhole);
}

QString CellText::whole(const NdArray& block, std::size_t index) const
{
    CellText exact = *this;
    exact.format = {};
    const QString text = exact.elementText(block, index, kMostWhole);
    const QString name = nameOf(block, index);
    return name.isNull() ? text : QStringLiteral("%1 (%2)").arg(name, text);
}

bool CellText::isNan(const NdArray& block, std::size_t index)
{
    switch (block.type().kind) {
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
        return std::isnan(block.toDouble(index));
    case ElementKind::Complex64:
    case ElementKind::Complex128: {
        const std::complex<double> number = block.toComplex(index);
        return std::isnan(number.real()) || std::isnan(number.imag());
    }
    default:
        return false;
    }
}

bool isReadable(const DataType& type)
{
    switch (type.typeClass) {
    case TypeClass::Integer:
    case TypeClass::Bitfield:
        return type.byteSize > 0 && type.byteSize <= 8;
    case TypeClass::Float:
        return type.byteSize > 0 && type.byteSize <= 8;
    case TypeClass::String:
        return true;
    case TypeClass::Enum:
        return type.base && isReadable(*type.base);
    case TypeClass::Compound:
        return isComplexCompound(type);
    case TypeClass::Array:
        return type.base && type.base->typeClass != TypeClass::VLen && isReadable(*type.base);
    case TypeClass::VLen: {
        if (!type.base || type.base->typeClass == TypeClass::Array || type.base->typeClass == TypeClass::VLen)
            return false;
        return isReadable(*type.base) && !(type.base->typeClass == TypeClass::String && type.base->isVariableLength);
    }
    default:
        return false;
    }
}

} // namespace h5scout::ui
