// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/save/SaveTarget.h"

class QLineEdit;
class QPushButton;

namespace h5scout::ui
{

class NoteLine;

/// The path of the file to be, with a button to look for a place, and below it what is wrong with it. The disk is asked
/// in another thread.
class TargetField : public QWidget
{
    Q_OBJECT
public:
    explicit TargetField(QWidget* parent = nullptr);

    /// Relative names are meant in `folder`.
    void setPath(const QString& path, const QString& folder);
    /// The user has said something about it, which is not to be lost.
    bool isTyped() const { return m_isTyped; }
    /// Absolute, with the suffix that the format asks for; empty: nothing has been typed.
    QString path() const;
    /// The path follows, unless its suffix is none of ours.
    void setSuffix(const QString& suffix);
    void setNeed(const SaveNeed& need);
    /// Something went wrong there; shown until the path changes.
    void showProblem(const QString& problem);

    /// The disk has answered, and nothing stands against it.
    bool isFine() const;
    bool isReplacing() const { return m_state.exists; }

    QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    /// isFine() may say something else.
    void changed();
    /// The user has given the file another suffix than the format asks for; whether a format has it is not known here.
    /// Without setSuffix() in return the suffix of the format will take its place if it is that of another one.
    void suffixTyped(const QString& suffix);

private:
    void browse();
    void tellSuffix();
    void check();
    void take(quint64 question, const TargetState& state);

    QLineEdit* m_edit;
    QPushButton* m_browse;
    NoteLine* m_note;
    QString m_folder;
    QString m_suffix;
    SaveNeed m_need;
    QString m_asked;   ///< the path that the disk has been asked about
    QString m_failure; ///< what went wrong with it, although the disk had nothing against it
    TargetState m_state;
    bool m_isTyped = false;
    bool m_isChecked = false;
    quint64 m_question = 0; ///< counts what the disk is asked: older answers are dropped
};

} // namespace h5scout::ui
