// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ArrayValues.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "ui/dialogs/ShapeText.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr std::uint64_t kMostFilledBytes = std::uint64_t{256} << 20;
constexpr double kSpacingTolerance = 1e-8; // of the step

bool isZero(const std::vector<std::byte>& element)
{
    return std::ranges::all_of(element, [](std::byte byte) { return byte == std::byte{0}; });
}

} // namespace

ArrayValues::ArrayValues(QWidget* parent)
    : QWidget(parent)
    , m_fill(new QLineEdit(QStringLiteral("0")))
    , m_paste(new QPushButton(tr("&Paste Values")))
    , m_import(new TableImport(this))
{
    m_fill->setObjectName(QStringLiteral("arrayFill"));
    m_fill->setAccessibleName(tr("Value of all elements"));
    m_fill->setToolTip(tr("One value for all elements"));
    m_paste->setObjectName(QStringLiteral("arrayPaste"));
    m_paste->setToolTip(tr("Takes a table of values from the clipboard, and its shape"));
    m_paste->setAutoDefault(false);
    setFocusProxy(m_fill);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_fill, 1);
    row->addWidget(m_paste);
    connect(m_fill, &QLineEdit::textEdited, this, &ArrayValues::drop);
    connect(m_paste, &QPushButton::clicked, this, &ArrayValues::paste);
    connect(m_import, &TableImport::finished, this, &ArrayValues::take);
}

void ArrayValues::setType(const ElementType& type)
{
    if (type == m_type)
        return;
    m_type = type;
    drop();
}

void ArrayValues::paste()
{
    m_import->setWanted(m_type, 0);
    m_import->readText(std::make_shared<const std::string>(QGuiApplication::clipboard()->text().toStdString()), {});
    Q_EMIT changed();
}

void ArrayValues::take(const ImportedTable& table)
{
    m_pasted.reset();
    m_problem = table.problem;
    if (m_problem.isEmpty() && !table.faults.empty())
        m_problem = QString::fromStdString(faultyCellSentence(table.faults.front(), table.elements.type()));
    if (m_problem.isEmpty() && table.elements.type() == m_type) {
        const Shape& shape = table.elements.shape();
        m_pasted = table.elements;
        m_fill->clear();
        m_fill->setPlaceholderText(tr("The pasted table: %1").arg(QString::fromStdString(shapeText(shape))));
        Q_EMIT shapeFound(shape[0] == 1 || shape[1] == 1 ? Shape{table.elements.size()} : shape);
    }
    Q_EMIT changed();
}

void ArrayValues::drop()
{
    m_problem.clear();
    if (m_pasted) {
        m_pasted.reset();
        m_fill->setPlaceholderText({});
        if (m_fill->text().isEmpty())
            m_fill->setText(QStringLiteral("0"));
    }
    Q_EMIT changed();
}

Verdict ArrayValues::verdict() const
{
    if (m_import->isRunning())
        return {.note = tr("The values are being read."), .isReady = false};
    if (!m_problem.isEmpty())
        return {tr("The clipboard was not taken. %1").arg(m_problem)};
    if (m_pasted)
        return {};
    std::vector<std::byte> element(m_type.byteSize);
    const std::string fill = m_fill->text().toStdString();
    if (const auto fault = parseElement(fill, m_type, DecimalSign::Point, element))
        return {tr("Values: %1").arg(QString::fromStdString(cellFaultSentence(*fault, fill, m_type))), m_fill};
    return {};
}

Verdict ArrayValues::verdictFor(const Shape& shape, QLineEdit* shapeField) const
{
    const std::uint64_t count = *elementCount(shape);
    if (m_pasted && m_pasted->size() != count)
        return {
            tr("%1 values were pasted, but the shape has %2.").arg(formatCount(m_pasted->size()), formatCount(count)),
            shapeField};
    if (!m_pasted && !isZero(fillElement()) && count > kMostFilledBytes / m_type.byteSize)
        return {tr("More than %1 can only be filled with 0.").arg(formatBytes(kMostFilledBytes)), m_fill};
    return {};
}

std::vector<std::byte> ArrayValues::fillElement() const
{
    std::vector<std::byte> element(m_type.byteSize);
    parseElement(m_fill->text().toStdString(), m_type, DecimalSign::Point, element);
    return element;
}

std::optional<NdArray> ArrayValues::content(const Shape& shape) const
{
    if (m_pasted)
        return NdArray(shape, m_type, std::vector<std::byte>(m_pasted->bytes().begin(), m_pasted->bytes().end()));
    const std::vector<std::byte> element = fillElement();
    if (isZero(element))
        return {};
    std::vector<std::byte> bytes(static_cast<std::size_t>(*elementCount(shape)) * element.size());
    for (std::size_t at = 0; at < bytes.size(); at += element.size())
        std::ranges::copy(element, bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return NdArray(shape, m_type, std::move(bytes));
}

bool ArrayValues::isEquallySpaced() const
{
    if (!m_pasted || m_pasted->size() < 2 || (m_pasted->shape()[0] > 1 && m_pasted->shape()[1] > 1))
        return false;
    const double first = m_pasted->toDouble(0);
    const double step = (m_pasted->toDouble(m_pasted->size() - 1) - first) / static_cast<double>(m_pasted->size() - 1);
    for (std::size_t i = 1; i < m_pasted->size(); ++i) {
        const double deviation = m_pasted->toDouble(i) - first - step * static_cast<double>(i);
        if (!(std::abs(deviation) <= kSpacingTolerance * std::abs(step)))
            return false;
    }
    return true;
}

} // namespace h5scout::ui
