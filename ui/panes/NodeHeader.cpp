// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NodeHeader.h"

#include "h5scout/client/NodeTypes.h"
#include "ui/Icons.h"
#include "ui/models/NodeText.h"
#include "ui/panes/ElidedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace h5scout::ui
{
namespace
{
constexpr int kIconSize = 16;
}

NodeHeader::NodeHeader(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_name(new ElidedLabel(Qt::ElideMiddle))
    , m_note(new ElidedLabel(Qt::ElideRight))
{
    setObjectName(QStringLiteral("nodeHeader"));
    m_name->setObjectName(QStringLiteral("nodeHeaderName"));
    m_note->setObjectName(QStringLiteral("nodeHeaderNote"));
    QFont font = m_name->font();
    font.setBold(true);
    m_name->setFont(font);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_icon->setFixedSize(kIconSize, kIconSize);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_name);
    layout->addStretch(1);
    layout->addWidget(m_note);
}

void NodeHeader::showNode(const NodeInfo& node, const QString& name)
{
    const bool isRoot = node.path == "/";
    m_name->setText(isRoot ? name : displayName(node.name));
    m_iconName = isRoot ? QStringLiteral("file") : iconName(node);
    showIcon();
}

void NodeHeader::setNote(const QString& note)
{
    m_note->setText(note);
}

void NodeHeader::clear()
{
    m_name->setText({});
    m_note->setText({});
    m_iconName.clear();
    m_icon->clear();
}

void NodeHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void NodeHeader::showIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

} // namespace h5scout::ui
