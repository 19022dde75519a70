// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/FigureWriter.h"

#include <new>

#include "h5scout/client/InBackground.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

FigureWriter::FigureWriter(PlotWidget* plot, const FigureSettings& settings, const QString& title, QObject* parent)
    : QObject(parent)
    , m_plot(plot)
    , m_settings(settings)
    , m_title(title)
{}

FigureWriter::~FigureWriter()
{
    if (m_target)
        m_target->leaveEncoding(Target::State::Cancelled);
}

bool FigureWriter::Target::leaveEncoding(State next)
{
    State expected = State::Encoding;
    return state.compare_exchange_strong(expected, next);
}

void FigureWriter::saveTo(const QString& path, Overwrite overwrite)
{
    Q_ASSERT(!m_target);
    m_target = std::make_shared<Target>();
    m_target->path = path;
    m_target->overwrite = overwrite;
    QMetaObject::invokeMethod(this, &FigureWriter::paint, Qt::QueuedConnection);
}

void FigureWriter::paint()
{
    if (!m_target)
        return;
    const auto fail = [this](const UserError& error) {
        m_target.reset();
        Q_EMIT failed(error);
    };
    if (!m_plot)
        return fail({tr("Could not save the figure."), tr("The plot is not there any more."), {}, {}});
    const Result<FigureEncoder> encoder = figureEncoder(*m_plot, m_settings, m_title);
    if (encoder.hasError())
        return fail(encoder.error());
    write(encoder.value());
}

void FigureWriter::write(const FigureEncoder& encode)
{
    using Outcome = std::optional<UserError>;
    inBackground<Outcome>(
        this, [target = m_target, encode] { return writeFile(*target, encode); },
        [this, target = m_target](const Outcome& error) {
            if (target != m_target) // cancelled
                return;
            m_target.reset();
            if (error)
                Q_EMIT failed(*error);
            else
                Q_EMIT finished(target->path);
        });
}

/// No exception may leave a thread of the pool.
std::optional<UserError> FigureWriter::writeFile(Target& target, const FigureEncoder& encode)
{
    try {
        const QByteArray bytes = encode();
        if (bytes.isEmpty())
            throw std::bad_alloc();
        FileSave file(target.path, target.overwrite);
        if (auto error = file.open())
            return error;
        file.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return target.leaveEncoding(Target::State::Committing) ? file.commit() : std::nullopt;
    } catch (const std::bad_alloc&) {
        return UserError{tr("Could not save the figure."), tr("There is not enough memory."), {}, {}};
    }
}

void FigureWriter::cancel()
{
    if (!m_target || !m_target->leaveEncoding(Target::State::Cancelled))
        return;
    m_target.reset();
    Q_EMIT cancelled();
}

} // namespace h5scout::ui
