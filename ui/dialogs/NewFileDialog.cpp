// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NewFileDialog.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/save/ReplaceQuestion.h"
#include "ui/save/TargetField.h"

namespace h5scout::ui
{

namespace
{

constexpr int kWidth = 640;
constexpr int kMeaningIndent = 24;

QString conventionKey()
{
    return QStringLiteral("dialogs/newFileDialog/isH5py");
}

QLabel* newMeaning(const QString& text)
{
    auto* meaning = new QLabel(text);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    meaning->setWordWrap(true);
    meaning->setContentsMargins(kMeaningIndent, 0, 0, 0);
    return meaning;
}

} // namespace

NewFileDialog::NewFileDialog(const QString& folder, QWidget* parent)
    : FormDialog(QStringLiteral("newFileDialog"), tr("New File"), tr("&Create File"), parent)
    , m_target(new TargetField)
    , m_tables(new QRadioButton(tr("As Py&Tables writes it")))
    , m_h5py(new QRadioButton(tr("As h5&py writes it")))
    , m_title(new QLineEdit(QStringLiteral("PyMoDAQ file")))
{
    acceptButton()->setIcon(icon(QStringLiteral("new-file")));
    m_tables->setObjectName(QStringLiteral("fileTables"));
    m_h5py->setObjectName(QStringLiteral("fileH5py"));
    m_title->setObjectName(QStringLiteral("fileTitle"));
    (QSettings().value(conventionKey()).toBool() ? m_h5py : m_tables)->setChecked(true);
    auto* conventions = new QVBoxLayout;
    conventions->setSpacing(4);
    conventions->addWidget(m_tables);
    conventions->addWidget(newMeaning(
        tr("PyMoDAQ's usual one: opens with PyTables and ViTables, too, and with everything that reads HDF5.")));
    conventions->addWidget(m_h5py);
    conventions->addWidget(newMeaning(tr("Without PyTables' own attributes, for PyMoDAQ with its h5py backend.")));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&File:"), m_target);
    form->addRow(tr("Written:"), conventions);
    form->addRow(tr("T&itle:"), m_title);
    body()->addLayout(form);
    body()->addStretch(1);
    setMinimumWidth(kWidth);

    m_target->setSuffix(QStringLiteral("h5"));
    m_target->setPath(QStringLiteral("new.h5"), folder);
    connect(m_target, &TargetField::changed, this, &NewFileDialog::review);
    connect(m_h5py, &QRadioButton::toggled, this, &NewFileDialog::review);
    m_target->edit()->setFocus();
    m_target->edit()->selectAll();
}

NewFile NewFileDialog::file() const
{
    return {m_h5py->isChecked() ? Convention::H5py : Convention::Tables, m_title->text(), m_target->isReplacing()};
}

Verdict NewFileDialog::verdict() const
{
    // What is wrong with the path stands below its field.
    if (!m_target->isFine())
        return {.isReady = false};
    return {.note = tr("Makes %1 and opens it for editing.").arg(QFileInfo(m_target->path()).fileName())};
}

void NewFileDialog::submit()
{
    if (verdict().isFine() && m_target->isReplacing())
        askToReplace(this, m_target->path(), [this] { FormDialog::submit(); });
    else
        FormDialog::submit();
}

void NewFileDialog::request()
{
    QSettings().setValue(conventionKey(), m_h5py->isChecked());
    Q_EMIT requested(m_target->path(), file());
}

} // namespace h5scout::ui
