// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StartPage.h"

#include <algorithm>

#include <QAction>
#include <QCommandLinkButton>
#include <QFileInfo>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/window/RecentFiles.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kShownFiles = 5;
constexpr int kColumnWidth = 460;
constexpr int kLinkMargin = 12; // above and below the two lines of a file

} // namespace

StartPage::StartPage(QAction* openAction, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));

    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/h5scout/h5scout.svg")).pixmap(96, 96));
    picture->setAlignment(Qt::AlignHCenter);

    auto* title = new QLabel(tr("Drop HDF5 files here"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    title->setFont(large);
    title->setAlignment(Qt::AlignHCenter);

    auto* explanation = new QLabel(tr("Files open read-only and without a lock: nothing in them changes, "
                                      "and a running measurement is not disturbed."));
    explanation->setWordWrap(true);
    explanation->setAlignment(Qt::AlignHCenter);
    explanation->setForegroundRole(QPalette::PlaceholderText);

    auto* open = new QPushButton(openAction->icon(), tr("Open Files..."));
    open->setObjectName(QStringLiteral("startOpenButton"));
    open->setDefault(true);
    connect(open, &QPushButton::clicked, openAction, &QAction::trigger);

    m_recentTitle = new QLabel(tr("Opened last"));
    m_recentTitle->setForegroundRole(QPalette::PlaceholderText);
    m_recentLayout = new QVBoxLayout;
    m_recentLayout->setSpacing(2);

    auto* column = new QWidget;
    column->setFixedWidth(kColumnWidth);
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(12);
    columnLayout->addWidget(picture);
    columnLayout->addWidget(title);
    columnLayout->addWidget(explanation);
    columnLayout->addSpacing(4);
    columnLayout->addWidget(open, 0, Qt::AlignHCenter);
    columnLayout->addSpacing(20);
    columnLayout->addWidget(m_recentTitle);
    columnLayout->addLayout(m_recentLayout);

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setRecentFiles({});
}

void StartPage::follow(const RecentFiles* files)
{
    connect(files, &RecentFiles::changed, this, [this, files] { setRecentFiles(files->paths()); });
    setRecentFiles(files->paths());
}

void StartPage::setRecentFiles(const QStringList& paths)
{
    while (QLayoutItem* item = m_recentLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString& path : paths.mid(0, kShownFiles)) {
        const QFileInfo info(path); // only taken apart: the disk is not asked
        auto* link = new QCommandLinkButton(info.fileName().replace(QLatin1Char('&'), QStringLiteral("&&")));
        link->setDescription(link->fontMetrics().elidedText(info.path(), Qt::ElideMiddle, kColumnWidth - 60));
        link->setIcon(icon(QStringLiteral("file")));
        link->setToolTip(path.toHtmlEscaped());
        // Qt's own size takes the description for a little lower than it is, and cuts it off.
        link->setFixedHeight(2 * link->fontMetrics().lineSpacing() + 2 * kLinkMargin);
        connect(link, &QCommandLinkButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
        m_recentLayout->addWidget(link);
    }
}

} // namespace h5scout::ui
