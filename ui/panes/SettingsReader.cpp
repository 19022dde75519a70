// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/SettingsReader.h"

#include <algorithm>
#include <utility>

#include "h5scout/client/InBackground.h"
#include "ui/models/ChosenAttributes.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostBytes = 16U << 20U;

/// Where the attribute stands: PyMoDAQ's own first.
int rankOf(const QByteArray& name)
{
    return name == "settings" ? 0 : name == "scan_settings" ? 1 : 2;
}

bool isWanted(const AttributeInfo& attribute)
{
    if (rankOf(attribute.name) < 2)
        return true;
    const auto bytes = textBytes(attribute.value);
    return bytes && looksLikeSettings(QString::fromUtf8(*bytes));
}

} // namespace

SettingsReader::SettingsReader(QObject* parent)
    : QObject(parent)
    , m_attributes(new ChosenAttributes(isWanted, kMostBytes, this))
{
    connect(m_attributes, &ChosenAttributes::ready, this, &SettingsReader::parse);
    connect(m_attributes, &ChosenAttributes::failed, this, &SettingsReader::failed);
}

SettingsReader::~SettingsReader()
{
    m_parsing.request_stop();
}

void SettingsReader::read(FileClient* file, const QByteArray& path)
{
    stop();
    m_path = displayName(path);
    m_attributes->read(file, path);
}

void SettingsReader::stop()
{
    ++m_generation;
    m_parsing.request_stop();
    m_attributes->stop();
    m_sources.clear();
    m_remarks.clear();
}

void SettingsReader::parse(const std::vector<AttributeInfo>& attributes)
{
    std::vector<const AttributeInfo*> sorted; // they may be long: not copied
    for (const AttributeInfo& attribute : attributes)
        sorted.push_back(&attribute);
    std::ranges::stable_sort(sorted, {}, [](const AttributeInfo* attribute) { return rankOf(attribute->name); });
    std::vector<std::pair<QString, QByteArray>> texts;
    m_remarks.clear();
    for (const AttributeInfo* const pointer : sorted) {
        const AttributeInfo& attribute = *pointer;
        const QString name = displayName(attribute.name);
        const auto bytes = textBytes(attribute.value);
        if (attribute.error)
            m_remarks += attribute.error->sentence();
        if (bytes && !bytes->trimmed().isEmpty())
            texts.emplace_back(name, *bytes);
        else if (bytes && !attribute.error)
            m_remarks += tr("The attribute %1 is empty.").arg(name);
        else if (!attribute.error)
            m_remarks += tr("The attribute %1 holds no text.").arg(name);
        if (bytes && attribute.isCut && !attribute.error)
            m_remarks +=
                tr("The attribute %1 is longer than %2 and only read so far.").arg(name, formatBytes(kMostBytes));
    }
    m_parsing = std::stop_source();
    inBackground<std::vector<SettingsModel::Source>>(
        this,
        [texts, path = m_path, stop = m_parsing.get_token()] {
            std::vector<SettingsModel::Source> sources;
            for (const auto& [name, xml] : texts)
                sources.push_back({name, path, parseSettings(QString::fromUtf8(xml), stop)});
            return sources;
        },
        [this, generation = m_generation](std::vector<SettingsModel::Source> sources) {
            if (generation != m_generation)
                return;
            m_sources = std::move(sources);
            Q_EMIT ready();
        });
}

} // namespace h5scout::ui
