// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendTextDialog.h"

#include <QCheckBox>
#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr QSize kFirstSize{620, 320};
constexpr int kShownLength = 60;

QString timeKey(const AppendTarget& target)
{
    return target.isLog ? QStringLiteral("dialogs/appendTextDialog/hasTime")
                        : QStringLiteral("dialogs/appendTextDialog/hasTimeInTexts");
}

} // namespace

AppendTextDialog::AppendTextDialog(const AppendTarget& target, QWidget* parent)
    : FormDialog(QStringLiteral("appendTextDialog"), tr("Append a Text"), tr("A&ppend"), parent)
    , m_target(target)
    , m_text(new QPlainTextEdit)
    , m_hasTime(new QCheckBox(tr("&Date and time in front, as in a log")))
{
    m_text->setObjectName(QStringLiteral("appendText"));
    m_text->setAccessibleName(tr("The text to append"));
    m_text->setTabChangesFocus(true);
    m_hasTime->setObjectName(QStringLiteral("appendTime"));
    m_hasTime->setChecked(QSettings().value(timeKey(m_target), m_target.isLog).toBool());
    acceptButton()->setIcon(icon(QStringLiteral("append")));
    acceptButton()->setToolTip(tr("Ctrl+Enter"));

    auto* form = new QFormLayout;
    form->addRow(tr("Array:"), newPlainText(displayName(m_target.path), "appendPath"));
    form->addRow(tr("&Text:"), m_text);
    form->addRow(QString(), m_hasTime);
    body()->addLayout(form);
    connect(m_text, &QPlainTextEdit::textChanged, this, &AppendTextDialog::review);
    connect(m_hasTime, &QCheckBox::toggled, this, [this](bool hasTime) {
        QSettings().setValue(timeKey(m_target), hasTime);
        review();
    });
    m_text->setFocus();
    resize(kFirstSize);
}

QString AppendTextDialog::wholeText() const
{
    const QString text = m_text->toPlainText();
    if (!m_hasTime->isChecked())
        return text;
    return QDateTime::currentDateTime().toString(Qt::ISODate) + QLatin1Char(' ') + text;
}

Verdict AppendTextDialog::verdict() const
{
    if (m_text->toPlainText().isEmpty())
        return {.note = tr("Type the text to append."), .isReady = false};
    return {.note =
                tr("Appends text %1: %2").arg(formatCount(m_target.rowCount), singleLine(wholeText(), kShownLength))};
}

void AppendTextDialog::request()
{
    Q_EMIT requested({m_target.path, wholeText()});
}

QString AppendTextDialog::lossOfReject() const
{
    return m_text->toPlainText().isEmpty() ? QString() : tr("The text is not in the file yet. Discard it?");
}

} // namespace h5scout::ui
