// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The demo's peers against the real engine, as the window runs them.

#include "core/engine/engine.h"
#include "core/lab/demo.h"

#include <QTest>

#include <algorithm>
#include <dirent.h>
#include <map>
#include <mutex>
#include <set>
#include <thread>

using namespace readyscope;

namespace {

constexpr int kPatience = 60'000; // ms; only a demo that does not play needs it

int openDescriptors() {
    int count = 0;
    DIR* folder = ::opendir("/proc/self/fd");
    while (::readdir(folder) != nullptr)
        ++count;
    ::closedir(folder);
    return count;
}

// What the window does with the demo: adds, obeys, forwards; and what a test asks about it, under one lock.
class Stage : public BatchObserver {
public:
    Stage() : m_engine({}, m_store, *this) {}
    ~Stage() override {
        endDemo();
        if (m_thread.joinable()) {
            m_engine.post(command::Quit{});
            m_thread.join();
        }
    }

    bool play() {
        if (!m_engine.prepare())
            return false;
        m_thread = std::thread([this] { m_engine.run(); });
        auto demo = std::make_unique<Demo>([this](Command command) {
            const std::lock_guard lock(m_mutex);
            const bool connects = std::holds_alternative<command::Connect>(command);
            m_asked[m_engine.post(std::move(command))] = connects;
        });
        if (!demo->start())
            return false;
        const std::lock_guard lock(m_mutex);
        m_demo = std::move(demo);
        for (const Address& address : m_demo->addresses())
            m_engine.post(command::Add{address});
        return true;
    }
    // Outside the lock: the demo's thread may be waiting for it in the sink.
    void endDemo() {
        std::unique_ptr<Demo> demo;
        {
            const std::lock_guard lock(m_mutex);
            demo.swap(m_demo);
        }
    }
    void post(Command command) { m_engine.post(std::move(command)); }

    void engineBatch(Batch& batch) override {
        const std::lock_guard lock(m_mutex);
        for (const SocketInfo& info : batch.sockets) {
            if (m_demo)
                m_demo->socketOpened(info);
            note(info);
        }
        for (const Transition& transition : batch.transitions)
            note(transition);
        m_answers.insert(m_answers.end(), batch.answers.begin(), batch.answers.end());
    }

    bool was(const std::string& name, SocketState state) {
        const std::lock_guard lock(m_mutex);
        return m_states[name].count(state) != 0;
    }
    bool rose(const std::string& name, Events bits) {
        const std::lock_guard lock(m_mutex);
        return m_rose[name].all(bits);
    }
    int falls(const std::string& name, Events::Bit bit) {
        const std::lock_guard lock(m_mutex);
        return m_falls[{name, bit}];
    }
    int rises(const std::string& name, Events::Bit bit) {
        const std::lock_guard lock(m_mutex);
        return m_rises[{name, bit}];
    }
    Events everything() {
        const std::lock_guard lock(m_mutex);
        Events all;
        for (const auto& [name, bits] : m_rose)
            all |= bits;
        return all;
    }
    std::size_t mostRows() {
        const std::lock_guard lock(m_mutex);
        return m_mostRows;
    }
    int removed() {
        const std::lock_guard lock(m_mutex);
        return m_removed;
    }
    SocketId idOf(const std::string& name) {
        const std::lock_guard lock(m_mutex);
        for (const auto& [id, info] : m_sockets)
            if (info.name == name)
                return id;
        return kNoSocket;
    }
    std::size_t asked() {
        const std::lock_guard lock(m_mutex);
        return m_asked.size();
    }
    // Commands of the demo's that failed, but for connects that are meant to be refused.
    QStringList failures() {
        const std::lock_guard lock(m_mutex);
        QStringList list;
        for (const Answer& answer : m_answers) {
            const auto command = m_asked.find(answer.id);
            if (command == m_asked.end() || command->second || answer.done())
                continue;
            list += QString::fromStdString(answer.error->call + " " + answer.error->subject + " " +
                                           answer.error->detail + " " + std::to_string(answer.error->errnum));
        }
        return list;
    }

private:
    void note(const SocketInfo& info) {
        m_states[info.name].insert(info.state);
        if (info.removed) {
            m_removed += static_cast<int>(m_sockets.erase(info.id));
            return;
        }
        m_sockets[info.id] = info;
        m_mostRows = std::max(m_mostRows, m_sockets.size());
    }
    void note(const Transition& transition) {
        const auto socket = m_sockets.find(transition.socket);
        if (socket == m_sockets.end())
            return;
        const std::string name = socket->second.parent == kNoSocket ? socket->second.name : "a child";
        m_rose[name] |= transition.revents;
        for (const EventName& event : kEventNames) {
            m_falls[{name, event.bit}] += (transition.previous - transition.revents).any(event.bit) ? 1 : 0;
            m_rises[{name, event.bit}] += (transition.revents - transition.previous).any(event.bit) ? 1 : 0;
        }
    }

    Store m_store;
    Engine m_engine;
    std::thread m_thread;
    std::unique_ptr<Demo> m_demo;

    std::mutex m_mutex;
    std::map<CommandId, bool> m_asked; // whether it was a connect
    std::vector<Answer> m_answers;
    std::map<SocketId, SocketInfo> m_sockets;
    std::map<std::string, std::set<SocketState>> m_states;
    std::map<std::string, Events> m_rose;
    std::map<std::pair<std::string, Events::Bit>, int> m_falls;
    std::map<std::pair<std::string, Events::Bit>, int> m_rises;
    std::size_t m_mostRows = 0;
    int m_removed = 0;
};

} // namespace

class TestDemo : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void addressesAreThereOnceItStarted() {
        Demo demo([](const Command&) {});
        QVERIFY(demo.addresses().empty());
        QVERIFY(demo.start());
        std::set<std::string> names;
        for (const Address& address : demo.addresses()) {
            QVERIFY(std::holds_alternative<Address>(parseAddress(address.text)));
            names.insert(address.name);
        }
        QCOMPARE(names, (std::set<std::string>{"web", "api", "upload", "db", "dns", "metrics", "log", "control"}));
    }

    // Nothing of one demo is in the way of another: ports and names are each one's own.
    void twoPlayAtOnce() {
        Demo first([](const Command&) {});
        Demo second([](const Command&) {});
        QVERIFY(first.start());
        QVERIFY(second.start());
        std::set<std::string> places;
        for (const Demo* demo : {&first, &second})
            for (const Address& address : demo->addresses())
                if (address.place.port != 0 || !address.path.empty())
                    QVERIFY2(places.insert(address.path + std::to_string(address.place.port)).second,
                             address.text.c_str());
    }

    void leavesNoDescriptorBehind() {
        const int before = openDescriptors();
        {
            Demo demo([](const Command&) {});
            QVERIFY(demo.start());
            QVERIFY(openDescriptors() > before);
        }
        QCOMPARE(openDescriptors(), before);
    }

    // One performance, watched for what each row is there to show.
    void showsWhatItIsThereFor() {
        Stage stage;
        QVERIFY(stage.play());
        const Events all = Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err;
        QTRY_VERIFY_WITH_TIMEOUT(stage.everything().all(all), kPatience);
        // A listener: connections come, leave in three ways, and come again.
        QTRY_VERIFY_WITH_TIMEOUT(stage.rose("a child", all), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.removed() >= 4, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.rose("web", Events::In) && stage.rose("control", Events::In), kPatience);
        // Half closed by its server, and opened again on the same lane.
        QTRY_VERIFY_WITH_TIMEOUT(stage.rose("api", Events::RdHup | Events::Hup), kPatience);
        // Backpressure: OUT falls, and comes back when the peer reads again.
        QTRY_VERIFY_WITH_TIMEOUT(stage.falls("upload", Events::Out) >= 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.rises("upload", Events::Out) >= 2, kPatience);
        // Refused while its server is down, and open once it is there.
        QTRY_VERIFY_WITH_TIMEOUT(stage.was("db", SocketState::Failed), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.was("db", SocketState::Open), kPatience);
        // A name server that answers, goes away, and answers again.
        QTRY_VERIFY_WITH_TIMEOUT(stage.rose("dns", Events::In | Events::Err), kPatience);
        const int answers = stage.rises("dns", Events::In);
        QTRY_VERIFY_WITH_TIMEOUT(stage.rises("dns", Events::In) > answers, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.rises("metrics", Events::In) >= 5, kPatience);
        // A Unix stream hangs up at once when its peer leaves.
        QTRY_VERIFY_WITH_TIMEOUT(stage.rose("log", Events::RdHup | Events::Hup), kPatience);
        QVERIFY2(stage.mostRows() >= 10 && stage.mostRows() <= 16, qPrintable(QString::number(stage.mostRows())));
        QCOMPARE(stage.failures(), QStringList());
    }

    // A user may take rows out while it plays: the peers of such a row fall silent instead of asking for it.
    void rowsMayBeTakenOut() {
        Stage stage;
        QVERIFY(stage.play());
        const std::vector<std::string> rows{"web", "api", "upload", "db", "dns", "metrics", "log", "control"};
        for (const std::string& row : rows)
            QTRY_VERIFY_WITH_TIMEOUT(stage.idOf(row) != kNoSocket, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage.asked() > 0, kPatience);
        for (const std::string& row : rows)
            stage.post(command::Remove{{kNoSocket, row}});
        for (const std::string& row : rows)
            QTRY_VERIFY_WITH_TIMEOUT(stage.idOf(row) == kNoSocket, kPatience);
        stage.endDemo();
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
