// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/FileSave.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::FileSave)
};

UserError couldNotSave(const QString& path, const QString& why, const QString& whatToDo)
{
    return {Tr::tr("Could not save %1.").arg(path), why, whatToDo, {}};
}

} // namespace

FileSave::FileSave(const QString& path, Overwrite overwrite)
    : m_path(path)
    , m_overwrite(overwrite)
{}

FileSave::~FileSave() = default; // QSaveFile removes what has not been committed

std::optional<UserError> FileSave::targetProblem() const
{
    const QFileInfo target(m_path);
    const QFileInfo folder(target.absolutePath());
    if (!folder.isDir())
        return couldNotSave(m_path, Tr::tr("There is no folder %1.").arg(folder.filePath()),
                            Tr::tr("Choose another folder."));
    if (!target.exists())
        return {};
    // A device, pipe or folder would be replaced by the rename, root being allowed to.
    if (!target.isFile())
        return couldNotSave(m_path, Tr::tr("It exists and is no ordinary file."), Tr::tr("Choose another name."));
    if (m_overwrite == Overwrite::Refuse)
        return couldNotSave(m_path, Tr::tr("A file of that name exists."),
                            Tr::tr("Choose another name, or allow to replace it."));
    return {};
}

std::optional<UserError> FileSave::open()
{
    if (auto problem = targetProblem())
        return problem;
    m_file = std::make_unique<QSaveFile>(m_path);
    m_file->setDirectWriteFallback(false);
    if (!m_file->open(QIODevice::WriteOnly))
        return couldNotSave(m_path, Tr::tr("The system says: %1.").arg(m_file->errorString()),
                            Tr::tr("Choose a folder that you may write to."));
    return {};
}

bool FileSave::write(std::string_view bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    m_isBroken = m_isBroken || m_file->write(bytes.data(), size) != size;
    return !m_isBroken;
}

UserError FileSave::writeError() const
{
    return couldNotSave(m_path, Tr::tr("The system says: %1. Nothing has been left behind.").arg(m_file->errorString()),
                        Tr::tr("Make room on the disk, or choose another folder."));
}

std::optional<UserError> FileSave::commit()
{
    if (m_isBroken || !m_file->flush()) {
        const UserError error = writeError(); // before cancelWriting() changes the words
        m_file->cancelWriting();
        m_file->commit();
        return error;
    }
    if (auto problem = targetProblem()) { // somebody may have made the file meanwhile
        m_file->cancelWriting();
        m_file->commit();
        return problem;
    }
    if (!m_file->commit())
        return writeError();
    return {};
}

} // namespace h5scout::ui
