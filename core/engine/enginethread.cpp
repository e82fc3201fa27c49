// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginethread.h"

#include "core/engine/waker.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <iterator>
#include <mutex>

namespace readyscope {

namespace {

template <typename T> void moveInto(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <typename T> QVector<T> toQt(std::vector<T>& from) {
    return QVector<T>(std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// A batch for the window holds no more than this of what the store keeps anyway.
constexpr std::size_t kMostRecords = 65536;

} // namespace

// Gathers on the engine's thread, is emptied on the window's: one write to an eventfd wakes the window for all that has
// gathered until it looks, and no object of Qt's crosses the threads.
class EngineThread::Private : public BatchObserver {
public:
    Private(EngineThread* owner, const EngineSettings& settings, std::size_t traceBytes)
        : q(owner), store(traceBytes), engine(settings, store, *this), now(settings) {}

    void engineBatch(Batch& batch) override {
        {
            const std::lock_guard lock(tapMutex);
            if (tap)
                tap(batch);
        }
        {
            const std::lock_guard lock(mutex);
            if (gathered.transitions.size() < kMostRecords)
                moveInto(gathered.transitions, batch.transitions);
            if (gathered.waits.size() < kMostRecords)
                moveInto(gathered.waits, batch.waits);
            moveInto(gathered.sockets, batch.sockets);
            moveInto(gathered.errors, batch.errors);
            moveInto(gathered.markers, batch.markers);
            moveInto(gathered.answers, batch.answers);
        }
        bell.ring();
    }

    // The first after a rest is handed on at once, the next ones at the display's pace.
    void schedule() {
        bell.quiet();
        if (timer.isActive())
            return;
        const qint64 since = last.isValid() ? last.elapsed() : kInterval.count();
        if (since >= kInterval.count())
            deliver();
        else
            timer.start(static_cast<int>(kInterval.count() - since));
    }

    void deliver() {
        Batch batch;
        {
            const std::lock_guard lock(mutex);
            std::swap(batch, gathered);
        }
        last.start();
        if (!batch.sockets.empty())
            Q_EMIT q->socketsChanged(toQt(batch.sockets));
        if (!batch.transitions.empty())
            Q_EMIT q->transitionsArrived(toQt(batch.transitions));
        if (!batch.waits.empty())
            Q_EMIT q->waitsArrived(toQt(batch.waits));
        if (!batch.markers.empty())
            Q_EMIT q->markersArrived(toQt(batch.markers));
        if (!batch.errors.empty())
            Q_EMIT q->errorsArrived(toQt(batch.errors));
        if (!batch.answers.empty())
            noteAnswers(toQt(batch.answers));
        Q_EMIT q->advanced();
    }

    void noteAnswers(const QVector<Answer>& answers) {
        const EngineSettings before = now;
        const bool capturedBefore = capturing;
        std::unique_lock lock(mutex);
        for (const Answer& answer : answers) {
            if (answer.id == 0 && answer.done()) // the engine stopped itself after a single wait
                capturing = false;
            const auto asked = changes.find(answer.id);
            if (asked == changes.end())
                continue;
            if (answer.done())
                std::visit([this](const auto& command) { apply(command); }, *asked);
            changes.erase(asked);
        }
        lock.unlock();
        if (!(before == now))
            Q_EMIT q->settingsChanged();
        if (capturedBefore != capturing)
            Q_EMIT q->capturingChanged(capturing);
        Q_EMIT q->answered(answers);
    }

    void apply(const command::SetBackend& command) { now.backend = command.backend; }
    void apply(const command::SetTimeout& command) { now.timeout = command.timeout; }
    void apply(const command::SetMode& command) { now.mode = command.mode; }
    void apply(const command::SetResample& command) { now.resample = command.period; }
    void apply(const command::SetPace& command) { now.pace = command.pace; }
    void apply(const command::AskBeside& command) { now.askBeside = command.on; }
    void apply(const command::Run&) { capturing = true; }
    void apply(const command::Stop&) { capturing = false; }
    template <typename Other> void apply(const Other&) {}

    EngineThread* q;
    Store store;
    Engine engine;
    std::unique_ptr<QThread> thread;
    QTimer timer;
    QElapsedTimer last;
    EngineSettings now;
    bool capturing = true;

    std::mutex tapMutex;
    Tap tap;

    std::mutex mutex;
    QHash<CommandId, Command> changes; // settings that wait for their answer
    Batch gathered;
    Waker bell;
    std::unique_ptr<QSocketNotifier> bellNotifier;
    std::atomic<bool> ended{false}; // what the thread did happened before it, also for who cannot see into QThread
};

EngineThread::EngineThread(const EngineSettings& settings, std::size_t traceBytes, QObject* parent)
    : QObject(parent), m(std::make_unique<Private>(this, settings, traceBytes)) {
    m->timer.setSingleShot(true);
    m->timer.setTimerType(Qt::PreciseTimer);
    connect(&m->timer, &QTimer::timeout, this, [this] { m->deliver(); });
}

EngineThread::~EngineThread() {
    if (!m->thread)
        return;
    m->engine.post(command::Quit{});
    m->thread->wait();
    while (!m->ended.load(std::memory_order_acquire))
        QThread::yieldCurrentThread();
}

Status EngineThread::start() {
    if (Status prepared = m->engine.prepare(); !prepared)
        return prepared;
    if (Status opened = m->bell.open(); !opened)
        return opened;
    m->bellNotifier = std::make_unique<QSocketNotifier>(m->bell.fd(), QSocketNotifier::Read);
    connect(m->bellNotifier.get(), &QSocketNotifier::activated, this, [this] { m->schedule(); });
    m->store.clear(monotonicNow());
    m->thread.reset(QThread::create([this] {
        m->engine.run();
        m->ended.store(true, std::memory_order_release);
    }));
    m->thread->setObjectName(QStringLiteral("engine"));
    m->thread->start();
    return Done{};
}

const Source& EngineThread::source() const { return m->store; }
Inspection& EngineThread::inspection() { return m->engine.inspection(); }
const Inspection& EngineThread::inspection() const { return m->engine.inspection(); }
const EngineSettings& EngineThread::settings() const { return m->now; }
bool EngineThread::isCapturing() const { return m->capturing; }
Nanos EngineThread::cpuTime() const { return m->engine.cpuTime(); }
EngineFigures EngineThread::figures() const { return m->engine.figures(); }

void EngineThread::setTap(Tap tap) {
    const std::lock_guard lock(m->tapMutex);
    m->tap.swap(tap);
}

CommandId EngineThread::post(const Command& command) {
    const bool changes =
        std::holds_alternative<command::SetBackend>(command) || std::holds_alternative<command::SetTimeout>(command) ||
        std::holds_alternative<command::SetMode>(command) || std::holds_alternative<command::SetResample>(command) ||
        std::holds_alternative<command::SetPace>(command) || std::holds_alternative<command::AskBeside>(command) ||
        std::holds_alternative<command::Run>(command) || std::holds_alternative<command::Stop>(command);
    if (!changes)
        return m->engine.post(command);
    const std::lock_guard lock(m->mutex); // so that no answer is looked at before its id is known
    const CommandId id = m->engine.post(command);
    m->changes.insert(id, command);
    return id;
}

} // namespace readyscope
