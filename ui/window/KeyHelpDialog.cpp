// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/KeyHelpDialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/window/KeyHelp.h"

namespace h5scout::ui
{

namespace
{
constexpr QSize kSize(520, 620);
}

KeyHelpDialog::KeyHelpDialog(QWidget* parent)
    : QDialog(parent)
    , m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("keyHelpDialog"));
    setWindowTitle(tr("Keys and Mouse"));
    m_text->setObjectName(QStringLiteral("keyHelp"));
    m_text->setAccessibleName(windowTitle());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(14);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(14, 4, 14, 12);
    foot->addWidget(buttons);
    layout->addLayout(foot);
    resize(kSize);
    showKeys();
}

void KeyHelpDialog::showFor(QWidget* window)
{
    auto* dialog = window->findChild<KeyHelpDialog*>();
    if (dialog) {
        dialog->raise();
    } else {
        dialog = new KeyHelpDialog(window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    }
    dialog->activateWindow();
}

void KeyHelpDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showKeys();
}

void KeyHelpDialog::showKeys()
{
    const QString quiet = palette().color(QPalette::PlaceholderText).name();
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">");
    for (const KeyHelpGroup& group : keyHelp()) {
        html +=
            QStringLiteral("<tr><td colspan=\"2\" style=\"padding-top:12px; padding-bottom:4px\"><b>%1</b></td></tr>")
                .arg(group.place.toHtmlEscaped());
        for (const KeyHelp& help : group.keys)
            html += QStringLiteral("<tr><td width=\"170\">%1</td><td style=\"color:%2\">%3</td></tr>")
                        .arg(help.keys.toHtmlEscaped(), quiet, help.what.toHtmlEscaped());
    }
    m_text->setHtml(html + QStringLiteral("</table>"));
}

} // namespace h5scout::ui
