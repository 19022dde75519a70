// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeText.h"

#include "ui/models/Format.h"

#include <QCoreApplication>

namespace h5scout::ui
{
namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::NodeText", text);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void addRow(QString& table, const QString& label, const QString& value)
{
    if (value.isEmpty())
        return;
    table += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                 .arg(label.toHtmlEscaped(), singleLine(value, 400).toHtmlEscaped());
}

QString groupIconName(GroupType type)
{
    switch (type) {
    case GroupType::detector:
        return QStringLiteral("detector");
    case GroupType::actuator:
        return QStringLiteral("actuator");
    case GroupType::data:
        return QStringLiteral("data");
    case GroupType::ch:
        return QStringLiteral("channel");
    case GroupType::scan:
        return QStringLiteral("scan");
    case GroupType::external_h5:
        return QStringLiteral("external-h5");
    case GroupType::data_dim:
        return QStringLiteral("data-dim");
    case GroupType::data_logger:
        return QStringLiteral("data-logger");
    }
    return QStringLiteral("group");
}

/// The table of which PyTables keeps the indexes in this group; empty: it is another one.
QByteArray indexedTable(const NodeInfo& node)
{
    const QByteArray prefix("_i_");
    return node.kind == NodeKind::Group && node.name.startsWith(prefix) ? node.name.mid(prefix.size()) : QByteArray();
}

} // namespace

QString kindText(const NodeInfo& node)
{
    if (!indexedTable(node).isEmpty())
        return tr("index");
    if (node.kind == NodeKind::Group && node.groupType)
        return toQString(toString(*node.groupType));
    return toQString(toString(node.kind));
}

QString shapeText(const NodeInfo& node)
{
    switch (node.space.kind) {
    case Dataspace::Kind::None:
        break;
    case Dataspace::Kind::Null:
        return tr("empty");
    case Dataspace::Kind::Scalar:
        return tr("scalar");
    case Dataspace::Kind::Simple:
        return toQString(formatShape(node.space.shape));
    }
    if (node.kind == NodeKind::Group && node.childCount)
        return formatNodeCount(*node.childCount);
    return {};
}

QString typeText(const NodeInfo& node)
{
    const bool hasType = isArrayKind(node.kind) || node.kind == NodeKind::NamedType;
    if (!hasType)
        return {};
    switch (node.rowMeaning) {
    case RowMeaning::Numbers:
        break;
    case RowMeaning::PickledTexts:
        return tr("text (pickle)");
    case RowMeaning::PickledObjects:
        return tr("Python object (pickle)");
    case RowMeaning::Utf8:
        return tr("text (vlstring)");
    case RowMeaning::CodePoints:
        return tr("text (vlunicode)");
    }
    return toQString(describeType(node.dataType));
}

QString storedTypeText(const NodeInfo& node)
{
    return node.rowMeaning == RowMeaning::Numbers ? QString() : toQString(describeType(node.dataType));
}

QString iconName(const NodeInfo& node)
{
    if (node.error)
        return node.kind == NodeKind::SoftLink ? QStringLiteral("soft-link") : QStringLiteral("error");
    switch (node.kind) {
    case NodeKind::Unknown:
        return QStringLiteral("unknown");
    case NodeKind::Group:
        return node.groupType ? groupIconName(*node.groupType) : QStringLiteral("group");
    case NodeKind::Array:
        return QStringLiteral("array");
    case NodeKind::CArray:
        return QStringLiteral("carray");
    case NodeKind::EArray:
        return QStringLiteral("earray");
    case NodeKind::VLArray:
        return QStringLiteral("vlarray");
    case NodeKind::StringArray:
        return QStringLiteral("stringarray");
    case NodeKind::Table:
        return QStringLiteral("table");
    case NodeKind::NamedType:
        return QStringLiteral("named-type");
    case NodeKind::SoftLink:
        return QStringLiteral("soft-link");
    case NodeKind::ExternalLink:
        return QStringLiteral("external-link");
    }
    return QStringLiteral("unknown");
}

QString linkTargetText(const NodeInfo& node)
{
    if (node.link == LinkKind::External || node.kind == NodeKind::ExternalLink)
        return QStringLiteral("%1::%2").arg(displayName(node.linkFile), displayName(node.linkTarget));
    return displayName(node.linkTarget);
}

QString nodeToolTip(const NodeInfo& node, const QByteArray& sameAs)
{
    QString table;
    addRow(table, tr("Path"), displayName(node.path));
    addRow(table, tr("Kind"), toQString(toString(node.kind)));
    addRow(table, tr("PyMoDAQ type"), node.pymodaqType);
    addRow(table, node.kind == NodeKind::Group ? tr("Holds") : tr("Shape"), shapeText(node));
    addRow(table, tr("Type"), typeText(node));
    addRow(table, tr("Title"), node.title);
    addRow(table, tr("Link to"), linkTargetText(node));
    if (const QByteArray indexed = indexedTable(node); !indexed.isEmpty())
        addRow(table, tr("Note"), tr("PyTables' index of the table %1; it hides it.").arg(displayName(indexed)));
    if (!sameAs.isEmpty())
        addRow(table, tr("Note"), tr("This is the same object as %1.").arg(displayName(sameAs)));
    QString tip = QStringLiteral("<table>%1</table>").arg(table);
    if (node.error)
        tip += QStringLiteral("<p>%1</p>").arg(singleLine(node.error->sentence(), 1000).toHtmlEscaped());
    return tip;
}

} // namespace h5scout::ui
