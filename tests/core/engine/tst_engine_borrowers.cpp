// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who borrows a descriptor gives it back before it is closed, whatever way it ends.

#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <mutex>
#include <optional>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// What the number stands for as it is given back.
class Noted : public Borrower {
public:
    bool isLent(EngineRig& rig, SocketId socket, const std::shared_ptr<Borrower>& self) {
        const std::lock_guard lock(m_mutex); // it is given back when it is known what was borrowed
        const std::optional<int> fd = rig.engine().inspection().borrow(socket, self);
        m_fd = fd.value_or(-1);
        m_lent = inodeOf(m_fd);
        return fd.has_value();
    }
    void giveBack() override {
        const std::lock_guard lock(m_mutex);
        m_isSame = m_lent && inodeOf(m_fd) == m_lent;
        ++m_times;
    }
    int times() const {
        const std::lock_guard lock(m_mutex);
        return m_times;
    }
    bool cameBackOpen() const {
        const std::lock_guard lock(m_mutex);
        return m_times == 1 && m_isSame;
    }

private:
    static std::optional<ino_t> inodeOf(int fd) {
        struct stat now {};
        return ::fstat(fd, &now) == 0 ? std::optional(now.st_ino) : std::nullopt;
    }

    mutable std::mutex m_mutex;
    int m_fd = -1;
    std::optional<ino_t> m_lent;
    bool m_isSame = false;
    int m_times = 0;
};

std::shared_ptr<Noted> borrowed(EngineRig& rig, SocketId socket) {
    auto borrower = std::make_shared<Noted>();
    return borrower->isLent(rig, socket, borrower) ? borrower : nullptr;
}

std::string addressOf(const Fd& listener) { return "tcp:127.0.0.1:" + std::to_string(portOf(listener)); }

} // namespace

class TestEngineBorrowers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void byCommand_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"close", "reset", "remove", "remove at once", "connect"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void byCommand() {
        QFETCH(QString, how);
        EngineRig rig({});
        const Fd listener = tcpListener();
        const SocketInfo row = rig.add(addressOf(listener));
        const Fd peer = acceptOne(listener);
        const std::shared_ptr<Noted> borrower = borrowed(rig, row.id);
        QVERIFY(borrower);
        QVERIFY(rig.awaitState(row.id, Events::Out));
        QCOMPARE(borrower->times(), 0);
        const Target socket{row.id, {}};
        const Answer answer = how == "close"            ? rig.call(command::Close{socket})
                              : how == "reset"          ? rig.call(command::Reset{socket})
                              : how == "remove"         ? rig.call(command::Remove{socket})
                              : how == "remove at once" ? rig.call(command::Remove{socket, true})
                                                        : rig.call(command::Connect{socket});
        QVERIFY(answer.done());
        QVERIFY(borrower->cameBackOpen());
        rig.quit();
        QCOMPARE(borrower->times(), 1);
    }

    void asTheEngineEnds() {
        EngineRig rig({});
        const SocketInfo pipe = rig.add("pipe:");
        const SocketInfo udp = rig.add("udp-listen:127.0.0.1:0");
        const std::shared_ptr<Noted> one = borrowed(rig, pipe.id);
        const std::shared_ptr<Noted> other = borrowed(rig, udp.id);
        const std::shared_ptr<Noted> another = borrowed(rig, udp.id);
        QVERIFY(one && other && another);
        rig.quit();
        QVERIFY(one->cameBackOpen() && other->cameBackOpen() && another->cameBackOpen());
    }

    // The listener's queue is full, so that the kernel goes on asking until the engine gives up.
    void asAConnectFails() {
        EngineRig rig({});
        const Fd listener = tcpListener(0);
        const Fd first = tcpConnect(portOf(listener));
        SocketInfo row;
        std::shared_ptr<Noted> borrower;
        while (!borrower) { // on a busy machine it may have failed before it is borrowed
            row = rig.add(addressOf(listener) + ",connect-timeout=200ms");
            borrower = borrowed(rig, row.id);
        }
        QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Failed; }));
        QVERIFY(borrower->cameBackOpen());
    }

    // Another file has come under a number that is not the engine's: it is noticed with the next event.
    void asANumberIsAnothers() {
        int ends[2]{};
        int others[2]{};
        QCOMPARE(::pipe(ends), 0);
        QCOMPARE(::pipe(others), 0);
        const Fd read(ends[0]);
        const Fd write(ends[1]);
        const Fd otherRead(others[0]);
        const Fd otherWrite(others[1]);
        EngineRig rig({});
        const SocketInfo row = rig.add("fd:" + std::to_string(read.get()));
        const std::shared_ptr<Noted> borrower = borrowed(rig, row.id);
        QVERIFY(borrower);
        QVERIFY(::dup2(otherRead.get(), read.get()) >= 0);
        QCOMPARE(::write(otherWrite.get(), "x", 1), ssize_t{1});
        QVERIFY(rig.call(command::AskAll{}).done());
        QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Failed; }));
        QCOMPARE(borrower->times(), 1);
        QVERIFY(!borrowed(rig, row.id));
    }

    void stoppingIsNoEnd() {
        EngineRig rig({});
        const SocketInfo row = rig.add("udp-listen:127.0.0.1:0");
        const std::shared_ptr<Noted> borrower = borrowed(rig, row.id);
        QVERIFY(borrower);
        QVERIFY(rig.call(command::Stop{}).done());
        QVERIFY(rig.call(command::ClearHistory{}).done());
        QVERIFY(rig.call(command::SetBackend{Backend::Select}).done());
        QVERIFY(rig.call(command::ShutDown{{row.id, {}}, Direction::Read}).id != 0);
        QCOMPARE(borrower->times(), 0);
    }

    void whatIsNotOpenCannotBeBorrowed() {
        EngineRig rig({});
        const SocketInfo row = rig.add("udp-listen:127.0.0.1:0");
        QVERIFY(!borrowed(rig, row.id + 1));
        {
            const std::shared_ptr<Noted> gone = borrowed(rig, row.id);
            QVERIFY(gone);
        } // nobody waits for who is gone
        QVERIFY(rig.call(command::Close{{row.id, {}}}).done());
        QVERIFY(!borrowed(rig, row.id));
    }
};

QTEST_GUILESS_MAIN(TestEngineBorrowers)
#include "tst_engine_borrowers.moc"
