// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/RemoveNodeDialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/models/Format.h"
#include "ui/models/NodeText.h"
#include "ui/models/ReferrerText.h"

namespace h5scout::ui
{

namespace
{

constexpr int kIconSide = 32;
constexpr int kWidth = 520;
constexpr int kShownName = 40;

} // namespace

RemoveNodeDialog::RemoveNodeDialog(const NodeInfo& node, QWidget* parent)
    : FormDialog(
          QStringLiteral("removeNodeDialog"), tr("Delete"),
          tr("&Delete %1")
              .arg(singleLine(displayName(node.name), kShownName).replace(QLatin1Char('&'), QStringLiteral("&&"))),
          parent)
    , m_node(node)
    , m_sign(new QLabel)
    , m_what(newPlainText({}, "removeExtent"))
    , m_referrers(newPlainText({}, "removeReferrers"))
{
    showSign();
    QLabel* question = newPlainText(this->question(), "removeQuestion");
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    m_what->setText(extentText());
    auto* texts = new QVBoxLayout;
    texts->addWidget(question);
    texts->addWidget(m_what);
    texts->addWidget(m_referrers);
    m_referrers->hide();
    texts->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    body()->addLayout(row);
    setMinimumWidth(kWidth);
    // Enter alone deletes nothing.
    acceptButton()->setIcon(icon(QStringLiteral("delete")));
    acceptButton()->setDefault(false);
    auto* cancel = findChild<QPushButton*>(QStringLiteral("formCancel"));
    cancel->setDefault(true);
    cancel->setFocus();
}

void RemoveNodeDialog::showSign()
{
    m_sign->setPixmap(icon(iconName(m_node)).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
}

void RemoveNodeDialog::changeEvent(QEvent* event)
{
    FormDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showSign();
}

bool RemoveNodeDialog::isLink() const
{
    return m_node.link == LinkKind::Soft || m_node.link == LinkKind::External;
}

QString RemoveNodeDialog::question() const
{
    const QString path = displayName(m_node.path);
    if (isLink())
        return tr("Delete the link %1?").arg(path);
    if (m_node.hardLinks > 1)
        return tr("Delete %1, one of the names of its object?").arg(path);
    return m_node.kind == NodeKind::Group ? tr("Delete the group %1 and all that is in it?").arg(path)
                                          : tr("Delete %1?").arg(path);
}

QString RemoveNodeDialog::extentText() const
{
    if (isLink())
        return tr("Only the link goes. What it leads to stays: %1").arg(linkTargetText(m_node));
    if (!m_failure.isEmpty())
        return tr("How much goes with it is not known. %1").arg(m_failure);
    if (!m_extent)
        return tr("Finding out what goes with it...");
    if (m_extent->nodeCount == 0)
        return tr("Only this name of it goes: other links keep what it names.");
    return tr("What goes: %1, %2 of stored data.")
        .arg(formatNodeCount(m_extent->nodeCount), formatBytes(m_extent->storedBytes));
}

void RemoveNodeDialog::showExtent(const Result<RemovalExtent>& extent)
{
    if (extent.hasValue())
        m_extent = extent.value();
    else if (extent.hasError())
        m_failure = extent.error().sentence();
    m_what->setText(extentText());
}

void RemoveNodeDialog::showReferrers(const Result<Referrers>& referrers)
{
    if (!referrers.hasValue()) // what goes can be said all the same
        return;
    m_referrers->setText(removalConsequence(referrers.value()));
    m_referrers->setVisible(!m_referrers->text().isEmpty());
}

Verdict RemoveNodeDialog::verdict() const
{
    return {};
}

void RemoveNodeDialog::request()
{
    Q_EMIT requested({m_node.path});
}

} // namespace h5scout::ui
