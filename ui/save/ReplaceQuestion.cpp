// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/ReplaceQuestion.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::ReplaceQuestion)
};

} // namespace

void askToReplace(QWidget* parent, const QString& path, const std::function<void()>& replace)
{
    const QFileInfo target(path);
    auto* question = new QMessageBox(QMessageBox::Question, Tr::tr("Replace the File?"),
                                     Tr::tr("%1 exists in %2.").arg(target.fileName(), target.absolutePath()),
                                     QMessageBox::Cancel, parent);
    question->setObjectName(QStringLiteral("replaceQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(Tr::tr("What is in it now will be lost."));
    QPushButton* yes = question->addButton(Tr::tr("&Replace"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QPushButton::clicked, parent, replace);
    question->open();
}

} // namespace h5scout::ui
