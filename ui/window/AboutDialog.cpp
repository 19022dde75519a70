// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AboutDialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QSysInfo>
#include <QVBoxLayout>

namespace h5scout::ui
{

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About h5scout"));

    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/h5scout/h5scout.svg")).pixmap(72, 72));
    auto* name = new QLabel(QStringLiteral("h5scout ") + QCoreApplication::applicationVersion());
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    name->setFont(large);

    auto* text = new QLabel(
        tr("A fast and safe browser for HDF5 files.\n\n"
           "Each file is read by a process of its own, so that a damaged file cannot harm the window. "
           "Nothing in a file is ever executed, and files open read-only.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It comes without any warranty.\n\n"
           "Plots by QCustomPlot. Qt %1 on %2 (%3).")
            .arg(QLatin1String(qVersion()), QSysInfo::prettyProductName(), QGuiApplication::platformName()));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setMinimumWidth(420);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture);
    head->addWidget(name, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addWidget(text);
    layout->addWidget(buttons);
}

} // namespace h5scout::ui
