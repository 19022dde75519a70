// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CreateArrayDialog.h"

#include <algorithm>
#include <array>

#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/ArrayKindText.h"
#include "ui/dialogs/ArrayValues.h"
#include "ui/dialogs/FormLook.h"
#include "ui/dialogs/KindList.h"
#include "ui/dialogs/MetadataTable.h"
#include "ui/dialogs/NewNames.h"
#include "ui/models/Format.h"
#include "ui/models/NodeText.h"

namespace h5scout::ui
{

namespace
{

constexpr std::array kKinds{NodeKind::EArray, NodeKind::CArray, NodeKind::VLArray, NodeKind::StringArray};
/// The most wanted first.
constexpr std::array kTypes{ElementKind::Float64, ElementKind::Float32, ElementKind::Int64,      ElementKind::Int32,
                            ElementKind::Int16,   ElementKind::Int8,    ElementKind::UInt64,     ElementKind::UInt32,
                            ElementKind::UInt16,  ElementKind::UInt8,   ElementKind::Complex128, ElementKind::Complex64,
                            ElementKind::Float16, ElementKind::Bool};

} // namespace

CreateArrayDialog::CreateArrayDialog(ParentGroup where, QWidget* parent)
    : FormDialog(QStringLiteral("createArrayDialog"), tr("New Array"), tr("&Create Array"), parent)
    , m_where(std::move(where))
    , m_kind(new KindList(static_cast<int>(kKinds.size())))
    , m_meaning(new QLabel)
    , m_role(new QComboBox)
    , m_name(new QLineEdit)
    , m_type(new QComboBox)
    , m_shape(new QLineEdit)
    , m_values(new ArrayValues)
    , m_compression(new QSpinBox)
    , m_title(new QLineEdit)
    , m_label(new QLineEdit)
    , m_units(new QLineEdit)
    , m_attributes(new MetadataTable(NodeKind::EArray,
                                     {QStringLiteral("label"), QStringLiteral("units"), QStringLiteral("data_type")}))
{
    m_kind->setObjectName(QStringLiteral("arrayKind"));
    m_kind->setAccessibleName(tr("Kind of array"));
    for (const NodeKind kind : kKinds) {
        NodeInfo node;
        node.kind = kind;
        m_kind->add(iconName(node), kindText(node), arrayKindMeaning(kind));
    }
    m_kind->fit();
    m_meaning->setObjectName(QStringLiteral("arrayMeaning"));
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_role->setObjectName(QStringLiteral("arrayRole"));
    m_name->setObjectName(QStringLiteral("arrayName"));
    m_type->setObjectName(QStringLiteral("arrayType"));
    for (const ElementKind kind : kTypes)
        m_type->addItem(QString::fromStdString(dtypeName(elementTypeOf(kind))));
    m_shape->setObjectName(QStringLiteral("arrayShape"));
    m_compression->setObjectName(QStringLiteral("arrayCompression"));
    m_compression->setRange(0, 9);
    m_compression->setSpecialValueText(tr("None"));
    m_compression->setToolTip(tr("zlib, from 1 (fast) to 9 (small)"));
    m_title->setObjectName(QStringLiteral("arrayTitle"));
    m_label->setObjectName(QStringLiteral("arrayLabel"));
    m_label->setPlaceholderText(tr("Of the axis or curve in plots"));
    m_units->setObjectName(QStringLiteral("arrayUnits"));
    m_units->setPlaceholderText(tr("mm, V, s ..."));
    acceptButton()->setIcon(icon(QStringLiteral("add-array")));
    m_values->setType(elementType());
    layOut();
    connectFields();
    m_kind->setCurrentRow(0);
    m_name->setFocus();
    m_name->selectAll();
}

void CreateArrayDialog::layOut()
{
    const auto inPairs = [](QWidget* first, const QString& text, QWidget* second) {
        auto* row = new QHBoxLayout;
        auto* label = new QLabel(text);
        label->setBuddy(second);
        row->addWidget(first, 1);
        row->addSpacing(10);
        row->addWidget(label);
        row->addSpacing(6);
        row->addWidget(second, 1);
        return row;
    };
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto addRow = [this](const QString& text, QWidget* buddy, QLayout* row) {
        auto* label = new QLabel(text);
        label->setBuddy(buddy);
        m_form->addRow(label, row);
    };
    m_form->addRow(tr("In:"), newPlainText(displayName(m_where.path), "arrayParent"));
    m_form->addRow(tr("&Kind:"), m_kind);
    m_form->addRow(QString(), m_meaning);
    m_form->addRow(tr("For Py&MoDAQ:"), m_role);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("&Elements:"), m_type);
    m_form->addRow(tr("&Shape:"), m_shape);
    m_form->addRow(tr("&Values:"), m_values);
    static_cast<QLabel*>(m_form->labelForField(m_values))
        ->setBuddy(m_values->focusProxy()); // the key of a label needs it
    m_form->addRow(tr("C&ompression:"), m_compression);
    m_form->addRow(tr("&Title:"), m_title);
    addRow(tr("&Label:"), m_label, inPairs(m_label, tr("&Units:"), m_units));
    m_form->addRow(tr("Attributes:"), m_attributes);
    body()->addLayout(m_form);
}

void CreateArrayDialog::connectFields()
{
    connect(m_kind, &QListWidget::currentRowChanged, this, &CreateArrayDialog::takeKind);
    connect(m_role, &QComboBox::currentIndexChanged, this, &CreateArrayDialog::takeRole);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_isNameTyped = true; });
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] { m_values->setType(elementType()); });
    for (QLineEdit* edit : {m_name, m_shape})
        connect(edit, &QLineEdit::textChanged, this, &CreateArrayDialog::review);
    connect(m_values, &ArrayValues::changed, this, &CreateArrayDialog::review);
    connect(m_values, &ArrayValues::shapeFound, this,
            [this](const Shape& found) { m_shape->setText(QString::fromStdString(shapeText(found))); });
    connect(m_attributes, &MetadataTable::changed, this, &CreateArrayDialog::review);
}

NodeKind CreateArrayDialog::kind() const
{
    return kKinds.at(static_cast<std::size_t>(std::max(m_kind->currentRow(), 0)));
}

ElementType CreateArrayDialog::elementType() const
{
    return elementTypeOf(kTypes.at(static_cast<std::size_t>(std::max(m_type->currentIndex(), 0))));
}

ArrayRole CreateArrayDialog::role() const
{
    return arrayRoles(kind()).at(static_cast<std::size_t>(std::max(m_role->currentIndex(), 0)));
}

bool CreateArrayDialog::hasShape() const
{
    return kind() == NodeKind::EArray || kind() == NodeKind::CArray;
}

ParsedShape CreateArrayDialog::shape() const
{
    return hasShape() ? parseShape(m_shape->text().toStdString()) : ParsedShape{Shape(), {}};
}

void CreateArrayDialog::takeKind()
{
    m_meaning->setText(arrayKindMeaning(kind()));
    const QSignalBlocker silence(m_role);
    m_role->clear();
    for (const ArrayRole each : arrayRoles(kind()))
        m_role->addItem(arrayRoleText(each));
    m_role->setEnabled(m_role->count() > 1);
    m_attributes->setKind(kind());
    showRows();
    takeRole();
}

void CreateArrayDialog::takeRole()
{
    if (!m_isNameTyped)
        m_name->setText(QString::fromStdString(nextNumberedName(namePrefix(role()), 2, m_where.childNames)));
    review();
}

void CreateArrayDialog::showRows()
{
    const bool isCArray = kind() == NodeKind::CArray;
    m_shape->setPlaceholderText(!hasShape() ? QString()
                                : isCArray  ? tr("1024 or 64 x 128")
                                            : tr("Of one row: 1024 or 64 x 128; empty: single elements"));
    m_shape->setEnabled(hasShape());
    m_values->setEnabled(isCArray);
    m_type->setEnabled(kind() != NodeKind::StringArray);
}

Verdict CreateArrayDialog::verdict() const
{
    if (const std::string problem = newNameProblem(m_name->text().toStdString(), m_where.childNames); !problem.empty())
        return {QString::fromStdString(problem), m_name};
    const ParsedShape parsed = shape();
    if (!parsed.shape)
        return {QString::fromStdString(parsed.problem), m_shape};
    if (kind() == NodeKind::CArray) {
        if (Verdict values = m_values->verdict(); !values.isFine())
            return values;
        if (parsed.shape->empty())
            return {.note = tr("Give the shape of the array, or paste its values."), .isReady = false};
        if (Verdict values = m_values->verdictFor(*parsed.shape, m_shape); !values.isFine())
            return values;
    }
    if (const MetadataTable::Fault fault = m_attributes->fault(); !fault.problem.isEmpty())
        return {fault.problem, fault.field};
    for (const auto& [name, value] : m_attributes->metadata())
        for (const auto& [ours, other] : metadata(*parsed.shape))
            if (name == ours)
                return {tr("The attribute '%1' is written by itself.").arg(QString::fromStdString(name))};
    return {.note = note()};
}

QString CreateArrayDialog::note() const
{
    const QString parent = m_where.path == "/" ? QString() : displayName(m_where.path);
    const QString path = parent + QLatin1Char('/') + m_name->text();
    if (!hasShape())
        return tr("Makes %1, without rows yet.").arg(path);
    const double bytes =
        static_cast<double>(*elementCount(*shape().shape)) * static_cast<double>(elementType().byteSize);
    const QString size = formatBytes(static_cast<quint64>(std::min(bytes, 9e18)));
    return kind() == NodeKind::EArray ? tr("Makes %1, without rows yet; each takes %2.").arg(path, size)
                                      : tr("Makes %1 of %2.").arg(path, size);
}

Metadata CreateArrayDialog::metadata(const Shape& shape) const
{
    ArrayMeaning meaning{role(), kind(), shape, m_label->text().toStdString(), m_units->text().toStdString()};
    meaning.timestamp = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
    meaning.isEquallySpaced = kind() == NodeKind::CArray && m_values->isEquallySpaced();
    return metadataOf(meaning);
}

CreateArray CreateArrayDialog::array() const
{
    CreateArray made;
    made.parent = m_where.path;
    made.name = m_name->text().toUtf8();
    made.kind = kind();
    if (kind() != NodeKind::StringArray)
        made.type = elementType();
    const Shape wanted = shape().shape.value_or(Shape());
    made.shape = wanted;
    made.compressionLevel = m_compression->value();
    made.title = m_title->text();
    made.metadata = metadata(wanted);
    for (auto& attribute : m_attributes->metadata())
        made.metadata.push_back(std::move(attribute));
    if (kind() == NodeKind::CArray)
        made.content = m_values->content(wanted);
    return made;
}

void CreateArrayDialog::request()
{
    Q_EMIT requested(array());
}

} // namespace h5scout::ui
