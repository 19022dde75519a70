// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SettingsXml.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kMostParameters =
    20'000;                          ///< PyMoDAQ stores some hundreds; the window must not stand still for more
constexpr int kMostAttributes = 256; ///< QXmlStreamReader compares each attribute of an element with all others

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::SettingsXml", text);
}

QString attribute(const QXmlStreamAttributes& attributes, const char* name)
{
    return attributes.value(QLatin1String(name)).toString();
}

/// What the tool tip adds to the columns.
QString remarkOf(SettingsType type, const QXmlStreamAttributes& attributes)
{
    QStringList sentences;
    if (type == SettingsType::Path && attributes.hasAttribute(QLatin1String("filetype")))
        sentences += attribute(attributes, "filetype") == QLatin1String("0") ? tr("The path of a folder.")
                                                                             : tr("The path of a file.");
    if (const QString text = attribute(attributes, "addText"); !text.isEmpty())
        sentences += tr("Entries can be added: %1.").arg(text);
    return sentences.join(QLatin1Char(' '));
}

SettingsParameter parameterOf(const QXmlStreamReader& reader)
{
    const QXmlStreamAttributes attributes = reader.attributes();
    SettingsParameter parameter;
    parameter.name = reader.qualifiedName().toString();
    parameter.title = attribute(attributes, "title");
    if (parameter.title.isEmpty() || parameter.title == QLatin1String("None"))
        parameter.title = parameter.name;
    parameter.typeName = attribute(attributes, "type");
    parameter.type = settingsType(parameter.typeName);
    parameter.isVisible = attribute(attributes, "visible") != QLatin1String("0");
    parameter.isReadOnly = attribute(attributes, "readonly") == QLatin1String("1");
    parameter.remark = remarkOf(parameter.type, attributes);
    const char* const key = parameter.type == SettingsType::Selection          ? "all_items"
                            : attributes.hasAttribute(QLatin1String("limits")) ? "limits"
                                                                               : "values";
    if (const QString limits = attribute(attributes, key); !limits.isEmpty())
        parameter.limits = settingsLimits(parameter.type, limits);
    return parameter;
}

/// Behind the tag that starts at `start`; -1 if it has more than kMostAttributes attributes.
qsizetype behindTag(QStringView xml, qsizetype start)
{
    int attributes = 0;
    for (qsizetype place = start + 1; place < xml.size(); ++place) {
        const QChar c = xml[place];
        if (c == QLatin1Char('>'))
            return place + 1;
        if (c != QLatin1Char('"') && c != QLatin1Char('\''))
            continue;
        if (++attributes > kMostAttributes)
            return -1;
        const qsizetype end = xml.indexOf(c, place + 1);
        if (end < 0)
            return xml.size();
        place = end;
    }
    return xml.size();
}

/// The XML up to the first element with too many attributes.
QStringView beforeTooManyAttributes(QStringView xml)
{
    constexpr std::array<std::pair<QStringView, QStringView>, 3> kOthers{
        {{u"<!--", u"-->"}, {u"<![CDATA[", u"]]>"}, {u"<?", u"?>"}}};
    for (qsizetype place = xml.indexOf(QLatin1Char('<')); place >= 0; place = xml.indexOf(QLatin1Char('<'), place)) {
        const QStringView rest = xml.sliced(place);
        const auto* const other =
            std::ranges::find_if(kOthers, [&](const auto& ends) { return rest.startsWith(ends.first); });
        if (other != kOthers.end()) {
            const qsizetype end = xml.indexOf(other->second, place + other->first.size());
            if (end < 0)
                return xml;
            place = end + other->second.size();
            continue;
        }
        const qsizetype behind = behindTag(xml, place);
        if (behind < 0)
            return xml.first(place);
        place = behind;
    }
    return xml;
}

/// Text that is cut off: QXmlStreamReader gives it only with what comes behind.
QString withCutTextEnded(QStringView xml)
{
    const qsizetype text = xml.lastIndexOf(QLatin1Char('>')) + 1;
    if (text <= xml.lastIndexOf(QLatin1Char('<')) || text == xml.size())
        return xml.toString();
    const qsizetype reference = xml.lastIndexOf(QLatin1Char('&'));
    const bool isCutReference = reference >= text && xml.indexOf(QLatin1Char(';'), reference) < 0;
    return (isCutReference ? xml.first(reference) : xml).toString() + QLatin1Char('<');
}

class SettingsParser
{
public:
    SettingsParser(QStringView xml, const std::stop_token& stop)
        : m_stop(stop)
    {
        const QStringView usable = beforeTooManyAttributes(xml);
        m_hasTooManyAttributes = usable.size() < xml.size();
        m_reader.addData(withCutTextEnded(usable));
        m_reader.setEntityExpansionLimit(0);
        m_reader.setNamespaceProcessing(false); // a colon in a name is nothing but a colon
    }

    SettingsTree parse()
    {
        while (m_tree.damage.isEmpty() && !m_reader.atEnd() && !m_stop.stop_requested())
            take(m_reader.readNext());
        if (m_tree.damage.isEmpty() && m_hasTooManyAttributes)
            m_tree.damage =
                tr("An element has more than %1 attributes: it and what follows are left out.").arg(kMostAttributes);
        if (m_tree.damage.isEmpty() && m_reader.hasError())
            m_tree.damage = damageText();
        if (m_tree.damage.isEmpty() && m_isTooDeep)
            m_tree.damage = tr("Parameters nested more than %1 deep are left out.").arg(kMostDepth);
        for (SettingsParameter& parameter : m_tree.parameters) {
            if (m_stop.stop_requested())
                break;
            if (!parameter.children.empty())
                parameter.type = SettingsType::Group; // whatever it is called
            parameter.value = settingsValue(parameter.type, parameter.stored);
        }
        return std::move(m_tree);
    }

private:
    void take(QXmlStreamReader::TokenType token)
    {
        switch (token) {
        case QXmlStreamReader::StartElement:
            begin();
            break;
        case QXmlStreamReader::Characters:
            // As ElementTree's `text`: what comes before the first child.
            if (!m_open.empty() && current().children.empty())
                current().stored += m_reader.text();
            break;
        case QXmlStreamReader::EndElement:
            m_open.pop_back();
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_tree.damage = tr("The XML declares entities, which PyMoDAQ never does: it is not read.");
            break;
        default:
            break;
        }
    }

    void begin()
    {
        if (m_open.size() == kMostDepth) {
            m_isTooDeep = true;
            m_reader.skipCurrentElement();
            return;
        }
        if (m_tree.parameters.size() == kMostParameters) {
            m_tree.damage = tr("There are more than %1 parameters: the others are left out.").arg(kMostParameters);
            return;
        }
        const int place = static_cast<int>(m_tree.parameters.size());
        m_tree.parameters.push_back(parameterOf(m_reader));
        if (!m_open.empty()) {
            m_tree.parameters.back().parent = m_open.back();
            m_tree.parameters.back().row = static_cast<int>(current().children.size());
            current().children.push_back(place);
        }
        m_open.push_back(place);
    }

    SettingsParameter& current() { return m_tree.parameters[static_cast<std::size_t>(m_open.back())]; }

    QString damageText() const
    {
        const QString place = tr("line %1, column %2").arg(m_reader.lineNumber()).arg(m_reader.columnNumber());
        if (m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
            return m_tree.parameters.empty() ? tr("There is no XML in it.")
                                             : tr("The XML is cut off in %1: what follows is missing.").arg(place);
        return tr("The XML is damaged in %1 (%2): what follows is missing.").arg(place, m_reader.errorString());
    }

    std::stop_token m_stop;
    QXmlStreamReader m_reader;
    SettingsTree m_tree;
    std::vector<int> m_open; ///< from the root to the current element
    bool m_isTooDeep = false;
    bool m_hasTooManyAttributes = false;
};

} // namespace

bool looksLikeSettings(QStringView text)
{
    // The beginning only: the whole may be cut.
    QXmlStreamReader reader;
    reader.setNamespaceProcessing(false);
    reader.addData(text.left(2000).trimmed().toString());
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return false;
        if (token == QXmlStreamReader::StartElement) {
            return reader.qualifiedName() == QLatin1String("All_settings") ||
                   reader.attributes().value(QLatin1String("type")) == QLatin1String("group");
        }
    }
    return false;
}

SettingsTree parseSettings(const QString& xml, const std::stop_token& stop)
{
    return SettingsParser(QStringView(xml).trimmed(), stop).parse();
}

} // namespace h5scout::ui
