// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/NumberFeed.h"

#include <cmath>

#include "ui/models/Format.h"
#include "ui/plot/PlotNumbers.h"
#include "ui/plotpane/NumberView.h"

namespace h5scout::ui
{

namespace
{

QString exactText(const NodeInfo& node, const NdArray& array)
{
    if (array.size() != 1)
        return {};
    const QString text = QString::fromStdString(array.toText(0));
    if (node.dataType.typeClass != TypeClass::Enum || isBooleanEnum(node.dataType))
        return text;
    for (const DataType::EnumMember& member : node.dataType.enumMembers)
        if (QString::number(member.value) == text)
            return QStringLiteral("%1 (%2)").arg(displayText(QByteArray::fromStdString(member.name)), text);
    return text;
}

QString reducedText(const Envelope& envelope)
{
    if (envelope.columns() != 1)
        return {};
    const QString value = formatNumber(envelope.minimum.front());
    if (envelope.upper.empty() || std::isnan(envelope.upper.front()))
        return value;
    return QStringLiteral("%1 \u00b1 %2").arg(value, formatNumber(envelope.upper.front() - envelope.maximum.front()));
}

} // namespace

NumberFeed::NumberFeed(NumberView* view, QObject* parent)
    : PlotFeed(parent)
    , m_view(view)
{}

void NumberFeed::show(std::vector<PlotPart> parts, ViewPolicy policy)
{
    stop();
    m_parts = std::move(parts);
    std::vector<NumberView::Entry> entries;
    const QStringList names =
        m_parts.size() == 1 ? QStringList{plotLabels(m_parts.front()).title} : curveNames(m_parts);
    for (std::size_t number = 0; number < m_parts.size(); ++number)
        entries.push_back({names[static_cast<qsizetype>(number)], {}, singleLine(valueUnits(m_parts[number]))});
    const std::vector<NumberView::Entry>& old = m_view->entries();
    if (policy == ViewPolicy::Keep && old.size() == entries.size())
        for (std::size_t number = 0; number < entries.size(); ++number)
            entries[number].number = old[number].number;
    m_view->setEntries(std::move(entries));
    for (std::size_t number = 0; number < m_parts.size(); ++number)
        request(number);
}

void NumberFeed::request(std::size_t number)
{
    const PlotPart& part = m_parts[number];
    if (!part.source.file)
        return;
    const DataItem& item = part.source.item;
    const bool isCorrected = !part.backgroundPath().isEmpty() || !item.errorPath.isEmpty();
    const bool isOneComponent =
        isComplexCompound(item.node.dataType) && part.component != Component::Amplitude; // else the whole number
    if (isCorrected || isOneComponent) {
        EnvelopeQuery query = envelopeQuery(part, 0, 1);
        query.start = part.index.empty() ? 0 : part.index.front();
        query.count = 1;
        track<Envelope>(part.source.file->envelope(query, options(Purpose::Picture, number)), Purpose::Picture, number,
                        [this, number](const Envelope& envelope, bool) { setNumber(number, reducedText(envelope)); });
        return;
    }
    std::vector<Range> place;
    for (const quint64 index : part.index)
        place.push_back({index, 1, 1});
    track<ArrayBlock>(part.source.file->readArray(part.path(), place, options(Purpose::Picture, number)),
                      Purpose::Picture, number, [this, number](const ArrayBlock& block, bool) {
                          setNumber(number, exactText(m_parts[number].source.item.node, block.array));
                      });
}

void NumberFeed::setNumber(std::size_t number, const QString& text)
{
    std::vector<NumberView::Entry> entries = m_view->entries();
    if (number >= entries.size())
        return;
    entries[number].number = text.isEmpty() ? tr("no value") : text;
    m_view->setEntries(std::move(entries));
}

} // namespace h5scout::ui
