// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueForm.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/editors/TextArea.h"
#include "ui/editors/ValueEditor.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{

ValueForm::ValueForm(QWidget* parent)
    : QWidget(parent)
    , m_storage(new QComboBox)
    , m_type(new QComboBox)
    , m_place(new QWidget)
    , m_label(new QLabel(tr("&Value:")))
    , m_note(new NoteLine)
{
    m_storage->setObjectName(QStringLiteral("attributeStorage"));
    m_type->setObjectName(QStringLiteral("attributeType"));
    m_note->setObjectName(QStringLiteral("valueNote"));
    QSizePolicy noteSize(QSizePolicy::Preferred, QSizePolicy::Maximum); // room that is left is the text's
    noteSize.setHeightForWidth(true);
    m_note->setSizePolicy(noteSize);
    m_storage->addItem(tr("PyMoDAQ's JSON text"), static_cast<int>(AttributeStorage::PymodaqJson));
    m_storage->addItem(tr("HDF5's own types"), static_cast<int>(AttributeStorage::Native));
    m_storage->setItemData(0, tr("Any Python value, as PyMoDAQ writes and reads it."), Qt::ToolTipRole);
    m_storage->setItemData(1, tr("Texts, numbers and arrays, as h5py and other programs read them."), Qt::ToolTipRole);
    auto* stack = new QVBoxLayout(m_place);
    stack->setContentsMargins(0, 0, 0, 0);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Stored as:"), m_storage);
    form->addRow(tr("&Type:"), m_type);
    form->addRow(m_label, m_place);
    form->addRow(QString(), m_note);
    connect(m_storage, &QComboBox::currentIndexChanged, this, [this] {
        fillTypes();
        showEditor();
    });
    connect(m_type, &QComboBox::currentIndexChanged, this, &ValueForm::showEditor);
    setFocusProxy(m_storage);
    begin(AttributeStorage::PymodaqJson, {});
}

void ValueForm::begin(AttributeStorage storage, const std::optional<Value>& value)
{
    m_value = value && formatOf(*value) ? *value : Value(Text{});
    const QSignalBlocker block(m_storage);
    m_storage->setCurrentIndex(storage == AttributeStorage::Native ? 1 : 0);
    fillTypes();
    showEditor();
}

AttributeStorage ValueForm::storage() const
{
    return static_cast<AttributeStorage>(m_storage->currentData().toInt());
}

std::optional<Value> ValueForm::value() const
{
    if (const ValueEditor* editor = valueEditorOf(m_editor))
        return editor->value();
    return None{};
}

void ValueForm::fillTypes()
{
    const bool isNative = storage() == AttributeStorage::Native;
    m_formats = isNative ? nativeFormats() : pythonFormats();
    const auto wanted = isNative ? nativeFormatFor(m_value) : pythonFormatFor(m_value);
    auto suiting = std::find(m_formats.begin(), m_formats.end(), wanted.value_or(ValueFormat{}));
    if (suiting == m_formats.end()) // a rare width
        suiting = m_formats.insert(suiting, *wanted);
    const QSignalBlocker block(m_type);
    m_type->clear();
    for (const ValueFormat& format : m_formats)
        m_type->addItem(QString::fromStdString(formatName(format)));
    m_type->setCurrentIndex(static_cast<int>(suiting - m_formats.begin()));
}

void ValueForm::showEditor()
{
    const ValueFormat& format = m_formats[static_cast<std::size_t>(std::max(m_type->currentIndex(), 0))];
    const bool hadFocus = m_editor && m_editor->hasFocus();
    delete m_editor;
    m_editor = makeValueEditor(format, EditorPlace::Form, m_place);
    m_value = convertedTo(m_value, format);
    m_label->setVisible(m_editor);
    m_place->setVisible(m_editor);
    if (m_editor) {
        m_place->layout()->addWidget(m_editor);
        setTabOrder(m_type, m_editor); // else it comes last, behind the buttons
        m_label->setBuddy(m_editor);
        ValueEditor* editor = valueEditorOf(m_editor);
        editor->setValue(m_value);
        editor->onChanged([this] { check(); });
        if (const auto* area = qobject_cast<TextArea*>(m_editor))
            connect(area, &TextArea::accepted, this, &ValueForm::accepted);
        if (hadFocus)
            m_editor->setFocus();
    }
    check();
}

void ValueForm::check()
{
    const ValueEditor* editor = valueEditorOf(m_editor);
    const QString problem = editor ? editor->problem() : QString();
    m_note->setProblem(problem);
    if (const auto now = value())
        m_value = *now;
    Q_EMIT changed();
}

} // namespace h5scout::ui
