// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendObjectDialog.h"

#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PythonLiteral.h"
#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/editors/LiteralHint.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr QSize kFirstSize{620, 320};
constexpr std::size_t kShownBytes = 60;

} // namespace

AppendObjectDialog::AppendObjectDialog(const AppendTarget& target, QWidget* parent)
    : FormDialog(QStringLiteral("appendObjectDialog"), tr("Append an Object"), tr("A&ppend"), parent)
    , m_target(target)
    , m_literal(new QPlainTextEdit)
{
    m_literal->setObjectName(QStringLiteral("appendObject"));
    m_literal->setAccessibleName(tr("The object to append, as a Python literal"));
    m_literal->setPlaceholderText(tr("{'gain': 2.5, 'channels': [1, 2]}"));
    m_literal->setTabChangesFocus(true);
    acceptButton()->setIcon(icon(QStringLiteral("append")));
    acceptButton()->setToolTip(tr("Ctrl+Enter"));

    auto* form = new QFormLayout;
    form->addRow(tr("Array:"), newPlainText(displayName(m_target.path), "appendPath"));
    form->addRow(tr("&Object:"), m_literal);
    body()->addLayout(form);
    connect(m_literal, &QPlainTextEdit::textChanged, this, &AppendObjectDialog::review);
    m_literal->setFocus();
    resize(kFirstSize);
}

Verdict AppendObjectDialog::verdict() const
{
    const std::string text = m_literal->toPlainText().trimmed().toStdString();
    if (text.empty())
        return {.note = tr("Type the object to append as a Python literal; a text stands in quotes."),
                .isReady = false};
    const std::optional<Value> object = parsePythonLiteral(text);
    if (!object)
        return {QString::fromStdString(literalHint(text))};
    if (!writePlainPickle(*object))
        return {
            tr("Such an object is not pickled here: give None, bools, numbers, texts, bytes, or tuples, lists, sets "
               "and dicts of these.")};
    return {.note = tr("Appends object %1: %2")
                        .arg(formatCount(m_target.rowCount), QString::fromStdString(pythonRepr(*object, kShownBytes)))};
}

void AppendObjectDialog::request()
{
    Q_EMIT requested({m_target.path, m_literal->toPlainText().trimmed()});
}

QString AppendObjectDialog::lossOfReject() const
{
    return m_literal->toPlainText().isEmpty() ? QString() : tr("The object is not in the file yet. Discard it?");
}

} // namespace h5scout::ui
