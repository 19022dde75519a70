// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QDialog>
#include <QTimer>

#include "h5scout/client/Result.h"
#include "ui/export/FileSave.h"
#include "ui/save/SaveChoices.h"
#include "ui/save/SaveSubject.h"

class QComboBox;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace h5scout::ui
{

class FigureForm;
class FigurePreview;
class NoteLine;
class NumbersForm;
class TargetField;

/// Saves what is plotted, as a figure or as numbers: says what will come, and beside each field what stands against it.
/// To be opened with open(). While it saves, closing it stops that; it closes by itself when all is saved. The choices
/// are kept in the settings.
class SaveDialog : public QDialog
{
    Q_OBJECT
public:
    /// At least one subject; the first is chosen.
    explicit SaveDialog(std::vector<SaveSubject> subjects, QWidget* parent = nullptr);
    ~SaveDialog() override;

    void reject() override;

Q_SIGNALS:
    /// What has been saved, and where, in a sentence.
    void saved(const QString& sentence);

private:
    void layOut();
    void connectFields();
    const SaveSubject& subject() const;
    SaveChoices choices() const;
    void showSubject();
    void showChoices();
    /// Of a file that the user has given that suffix: its format is chosen, if the subject can have it.
    void chooseFormatOf(const QString& suffix);
    /// What will come of the choices, or what stands against them.
    void review();
    QString problem() const;
    void askOrStart();
    void start(Overwrite overwrite);
    /// What `job` signals, and how it is stopped.
    template <typename Job>
    void watch(Job* job, const QString& sentence);
    void end();

    std::vector<SaveSubject> m_subjects;
    QString m_lastFolder;
    QComboBox* m_subject;
    QRadioButton* m_asFigure;
    QRadioButton* m_asNumbers;
    QStackedWidget* m_forms;
    QWidget* m_figurePage;
    FigureForm* m_figure;
    FigurePreview* m_preview;
    NumbersForm* m_numbers;
    NoteLine* m_summary;
    TargetField* m_target;
    QProgressBar* m_progress;
    QPushButton* m_save = nullptr;
    QPushButton* m_close = nullptr;
    QTimer m_patience;            ///< short work shows no progress
    std::function<void()> m_stop; ///< empty: nothing is being saved
};

} // namespace h5scout::ui
