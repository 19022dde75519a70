// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SettingsModel.h"

#include <utility>

#include <QColor>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

namespace
{

constexpr int kIdBits = 32; ///< of the parameter in an index' id; above them the source
constexpr int kCellLength = 500;

quintptr idOf(std::size_t source, int parameter)
{
    return (static_cast<quintptr>(source) << kIdBits) | static_cast<quintptr>(parameter);
}

std::size_t sourceIn(quintptr id)
{
    return static_cast<std::size_t>(id >> kIdBits);
}

int parameterIn(quintptr id)
{
    return static_cast<int>(id & 0xffffffffU);
}

QString toolTipOf(const SettingsParameter& parameter)
{
    QStringList lines{QStringLiteral("%1 (%2)").arg(parameter.title, parameter.name)};
    if (!parameter.value.text.isEmpty())
        lines += parameter.value.text;
    if (parameter.value.isAsStored)
        lines +=
            SettingsModel::tr("This is no value of the type %1: it is shown as it is stored.").arg(parameter.typeName);
    else if (!parameter.stored.isEmpty() && parameter.type != SettingsType::Group &&
             parameter.stored != parameter.value.text)
        lines += SettingsModel::tr("Stored as: %1").arg(parameter.stored);
    if (!parameter.limits.isEmpty())
        lines += SettingsModel::tr("Allowed: %1").arg(parameter.limits);
    if (!parameter.remark.isEmpty())
        lines += parameter.remark;
    if (parameter.isReadOnly)
        lines += SettingsModel::tr("Read-only in PyMoDAQ.");
    if (!parameter.isVisible)
        lines += SettingsModel::tr("Hidden in PyMoDAQ.");
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

} // namespace

std::vector<SettingsModel::Source> SettingsModel::exchangeSources(std::vector<Source> sources)
{
    beginResetModel();
    std::vector<Source> before = std::exchange(m_sources, std::move(sources));
    endResetModel();
    return before;
}

const SettingsModel::Source& SettingsModel::sourceOf(const QModelIndex& index) const
{
    return m_sources[sourceIn(index.internalId())];
}

const SettingsParameter* SettingsModel::parameterOf(const QModelIndex& index) const
{
    const auto& parameters = sourceOf(index).tree.parameters;
    return parameters.empty() ? nullptr : &parameters[static_cast<std::size_t>(parameterIn(index.internalId()))];
}

QModelIndex SettingsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, idOf(static_cast<std::size_t>(row), 0));
    const int child = parameterOf(parent)->children[static_cast<std::size_t>(row)];
    return createIndex(row, column, idOf(sourceIn(parent.internalId()), child));
}

QModelIndex SettingsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || parameterIn(index.internalId()) == 0)
        return {};
    const std::size_t source = sourceIn(index.internalId());
    const int above = parameterOf(index)->parent;
    const int row =
        above == 0 ? static_cast<int>(source) : m_sources[source].tree.parameters[static_cast<std::size_t>(above)].row;
    return createIndex(row, 0, idOf(source, above));
}

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sources.size());
    if (parent.column() > 0)
        return 0;
    const SettingsParameter* parameter = parameterOf(parent);
    return parameter ? static_cast<int>(parameter->children.size()) : 0;
}

int SettingsModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

bool SettingsModel::isHidden(const QModelIndex& index) const
{
    const auto& parameters = sourceOf(index).tree.parameters;
    for (int place = parameterIn(index.internalId()); place > 0;
         place = parameters[static_cast<std::size_t>(place)].parent) {
        if (!parameters[static_cast<std::size_t>(place)].isVisible)
            return true;
    }
    return false;
}

QString SettingsModel::pathOf(const QModelIndex& index) const
{
    const auto& parameters = sourceOf(index).tree.parameters;
    QString path;
    for (int place = parameterIn(index.internalId()); place > 0;
         place = parameters[static_cast<std::size_t>(place)].parent) {
        const QString& name = parameters[static_cast<std::size_t>(place)].name;
        path = path.isEmpty() ? name : name + QLatin1Char('/') + path;
    }
    return path;
}

QVariant SettingsModel::topData(const Source& source, int column, int role) const
{
    const bool isName = column == ParameterColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (isName)
            return source.attribute;
        return column == ValueColumn ? tr("from %1").arg(source.nodePath) : QString();
    case Qt::DecorationRole:
        return isName ? icon(QStringLiteral("settings")) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(isName);
        return font;
    }
    case Qt::ForegroundRole:
        return isName ? QVariant() : QGuiApplication::palette().color(QPalette::PlaceholderText);
    case SettingsPathRole:
        return source.attribute;
    case SettingsValueRole:
        return QString();
    case SettingsHiddenRole:
        return false;
    default:
        return {};
    }
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (parameterIn(index.internalId()) == 0)
        return topData(sourceOf(index), index.column(), role);
    const SettingsParameter& parameter = *parameterOf(index);
    const bool isValue = index.column() == ValueColumn;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case ParameterColumn:
            return singleLine(parameter.title, kCellLength);
        case ValueColumn:
            return singleLine(parameter.value.text, kCellLength);
        case TypeColumn:
            return parameter.isReadOnly ? tr("%1, read-only").arg(parameter.typeName) : parameter.typeName;
        case LimitsColumn:
            return singleLine(parameter.limits, kCellLength);
        default:
            return {};
        }
    case Qt::DecorationRole:
        if (isValue && parameter.value.color)
            return QColor::fromRgba(*parameter.value.color);
        if (isValue && parameter.value.isAsStored)
            return icon(QStringLiteral("warning"));
        return {};
    case Qt::CheckStateRole:
        if (isValue && parameter.value.isOn)
            return *parameter.value.isOn ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole:
        return toolTipOf(parameter);
    case Qt::FontRole:
        if (index.column() == ParameterColumn && parameter.type == SettingsType::Group) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        if (index.column() == TypeColumn || index.column() == LimitsColumn || isHidden(index))
            return QGuiApplication::palette().color(QPalette::PlaceholderText);
        return {};
    case SettingsPathRole:
        return pathOf(index);
    case SettingsValueRole:
        return parameter.value.text;
    case SettingsHiddenRole:
        return isHidden(index);
    default:
        return {};
    }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ParameterColumn:
        return tr("Parameter");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    case LimitsColumn:
        return tr("Allowed");
    default:
        return {};
    }
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace h5scout::ui
