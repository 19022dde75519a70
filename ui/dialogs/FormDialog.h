// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>

#include "h5scout/client/NodeTypes.h"

class QAction;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace h5scout::ui
{

class NoteLine;

/// What is said about a form while it is filled in.
struct Verdict
{
    QString problem{};           ///< why it cannot be accepted, a sentence; empty if it can
    QLineEdit* culprit{nullptr}; ///< the field that it is about, if one alone is
    QString note{};              ///< what will come, or what there is still to do, a sentence
    bool isReady{true};          ///< false: nothing is wrong, but something has to be done first

    bool isFine() const { return problem.isEmpty() && isReady; }
};

/// A dialog for something that is done by others: below the form, beside the button, stands what will come or what is
/// wrong, and as long as something is, the button is disabled. Accepting asks, and the dialog stays until it is told
/// the end: by accept(), or by showFailure(). Its size is remembered under its objectName.
class FormDialog : public QDialog
{
    Q_OBJECT
public:
    /// What went wrong with what was asked for; shown until something is changed.
    void showFailure(const QString& sentence);
    /// How far what was asked for has come, while it is being done; `total` of 0: not known.
    void showProgress(const Progress& progress);
    bool isBusy() const { return m_isBusy; }
    /// Why nothing can be asked for at the moment, whatever is filled in (the file is not there), a sentence; empty: it
    /// can. What is filled in stays.
    void setObstacle(const QString& sentence);

    void done(int result) override;
    /// While something is being done stopRequested() instead: the dialog waits for the end, and offers to go without it
    /// when that does not come. Asks before what lossOfReject() names is thrown away.
    void reject() override;

Q_SIGNALS:
    /// What has been asked for is not wanted any more; it may still come to its end.
    void stopRequested();

protected:
    /// `verb`: the button's text, "&Create".
    FormDialog(const QString& name, const QString& title, const QString& verb, QWidget* parent);

    /// For the form.
    QVBoxLayout* body() const { return m_body; }
    QPushButton* acceptButton() const { return m_accept; }
    /// To be called when anything has been changed.
    void review();
    /// Of what is filled in.
    virtual Verdict verdict() const = 0;
    /// What of the user's work would be lost with the dialog, a sentence; empty: nothing that needs a question.
    virtual QString lossOfReject() const { return {}; }
    /// Asks for what is filled in, which is fine.
    virtual void request() = 0;
    /// The button was pressed: requests, if nothing is wrong. To be overridden by who asks back before.
    virtual void submit();
    void showEvent(QShowEvent* event) override;

private:
    void setBusy(bool isBusy);
    bool isStopping() const;
    void stop();
    void askToDiscard(const QString& loss);
    void mark(QLineEdit* field, const QString& problem);

    QWidget* m_form;
    QVBoxLayout* m_body;
    NoteLine* m_note;
    QProgressBar* m_progress;
    QPushButton* m_accept;
    QPushButton* m_leave;
    QTimer* m_patience;
    QPointer<QLineEdit> m_marked;
    QPointer<QAction> m_mark;
    QString m_obstacle;
    bool m_isBusy = false;
    bool m_hasSize = false;
};

} // namespace h5scout::ui
