// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What explanations say of the next calls against this kernel: the steps of every case of the readiness table are
// performed, then the call is made, and its result is among those that the explanation of the case's mask names. For
// the case that a rule names it is the first of them; select's sets have no usual result.

#include "core/lab/explain/casekinds.h"
#include "core/lab/explain/explain.h"
#include "core/lab/semantics.h"
#include "core/lab/stage.h"
#include "core/text/errors.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using semantics::Case;
using semantics::Stage;
using semantics::Told;

Q_DECLARE_METATYPE(Backend)

namespace {

constexpr int kPatience = 10'000; // ms, that nothing on loopback needs

std::string resultOf(ssize_t got) {
    if (got > 0)
        return "data";
    return got == 0 ? "0" : std::string(errnoName(errno));
}

std::string taken(int fd, const std::string& call) {
    if (call == "accept") {
        const int made = ::accept4(fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        const std::string result = made >= 0 ? "data" : resultOf(made);
        if (made >= 0)
            ::close(made);
        return result;
    }
    std::array<char, 4096> bytes{};
    const ssize_t got =
        call == "recv" ? ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT) : ::read(fd, bytes.data(), bytes.size());
    return resultOf(got);
}

std::string given(int fd, const std::string& call, Kind kind) {
    const std::uint64_t one = 1;
    const std::size_t size = kind == Kind::EventFd ? sizeof one : 1;
    return resultOf(call == "send" ? ::send(fd, &one, size, MSG_DONTWAIT | MSG_NOSIGNAL) : ::write(fd, &one, size));
}

struct Row {
    const Case* one = nullptr;
    std::size_t look = 0;
    Backend backend = Backend::Poll;
    Asked asked;
    Explanation explanation;
};

Row rowOf(const Case& one, std::size_t look, Backend backend) {
    const Told& told = one.looks.at(look).of(backend);
    Row row{&one, look, backend, {}, {}};
    row.asked = {kindInCase(one, look), told.error.empty() ? SocketState::Open : SocketState::Unsupported, backend,
                 told.events, one.looks.at(look).interest};
    row.explanation = explain(row.asked);
    return row;
}

QString namesOf(const NextCall& call) { return QString::fromStdString(toString(call)); }

// "-": it is left open.
bool names(const NextCall& call, const std::string& result) {
    return std::any_of(call.results.begin(), call.results.end(),
                       [&](const NextResult& one) { return one.result == result || one.result == "-"; });
}

bool isFirst(const NextCall& call, const std::string& result) {
    return call.results.front().result == "-" || call.results.front().result == result;
}

// Whether the case is the one that its explanation names, so that what it finds is what is said first. Select's sets,
// and what is known by its number alone, have no usual result.
bool isUsual(const Row& row) {
    const ExplainMatch match = ruleFor(row.asked);
    return row.one->name == match.rule->caseName && !answersInSets(row.backend) && match.family->name != "other";
}

// Its subject as the case leaves it; -1 where a step failed, which `failure` says.
int played(const Row& row, Stage& stage, QString& failure) {
    for (std::size_t look = 0; look <= row.look; ++look)
        for (const semantics::Step& step : row.one->looks[look].steps)
            if (const Status done = stage.perform(step); !done) {
                failure = QString::fromStdString(step.text + ": " + inEnglish(sentenceFor(done.error())));
                return -1;
            }
    const int fd = stage.number(row.one->looks[row.look].subject);
    // A step may leave something under way, as a handshake.
    if (const semantics::Look& look = row.one->looks[row.look]; !look.of(Backend::Poll).events.empty()) {
        pollfd asked{.fd = fd, .events = look.interest.toPoll(), .revents = 0};
        if (::poll(&asked, 1, kPatience) != 1)
            failure = QStringLiteral("poll tells nothing");
    }
    if (const int flags = ::fcntl(fd, F_GETFL); flags >= 0) // those that a program opens itself may block
        ::fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    return fd;
}

struct Did {
    std::string takes; // results
    std::string gives;
    QString failure;
};

Did callsMade(const Row& row) {
    Did did;
    if (Stage stage; !row.explanation.takes.call.empty())
        if (const int fd = played(row, stage, did.failure); did.failure.isEmpty())
            did.takes = taken(fd, row.explanation.takes.call);
    // Anew: the first call may have changed what the second finds.
    if (Stage stage; !row.explanation.gives.call.empty() && did.failure.isEmpty())
        if (const int fd = played(row, stage, did.failure); did.failure.isEmpty())
            did.gives = given(fd, row.explanation.gives.call, row.asked.kind);
    return did;
}

} // namespace

class TestExplainKernel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void nextCalls_data();
    void nextCalls();
};

void TestExplainKernel::initTestCase() {
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    std::signal(SIGPIPE, SIG_IGN); // of a pipe, which knows no MSG_NOSIGNAL
}

void TestExplainKernel::nextCalls_data() {
    QTest::addColumn<std::size_t>("place");
    QTest::addColumn<std::size_t>("look");
    const auto& cases = semantics::table().cases;
    for (std::size_t place = 0; place < cases.size(); ++place)
        for (std::size_t look = 0; look < cases[place].looks.size(); ++look)
            QTest::addRow("%s %zu", cases[place].name.c_str(), look) << place << look;
}

void TestExplainKernel::nextCalls() {
    QFETCH(std::size_t, place);
    QFETCH(std::size_t, look);
    const Case& one = semantics::table().cases.at(place);
    for (const semantics::Look& each : one.looks)
        for (const semantics::Step& step : each.steps)
            if (step.verb() == "renumber" &&
                std::stoul(step.argument(2)) >= static_cast<unsigned long>(::getdtablesize()))
                QSKIP("the limit of open descriptors is too low");
    const Did did = callsMade(rowOf(one, look, Backend::Poll));
    QVERIFY2(did.failure.isEmpty(), qPrintable(did.failure));
    for (const Backend backend : kBackends) {
        const Row row = rowOf(one, look, backend);
        const Told& told = one.looks.at(look).of(backend);
        if (told.events.empty() && told.error.empty() && !one.looks.at(look).of(Backend::Poll).events.empty())
            continue; // an edge that was told before, or a set that was not asked about: no state
        if (told.error.empty() && one.looks.at(look).of(Backend::Poll).events.any(Events::Nval))
            continue; // it tells of the file that a duplicate holds, the call meets the number that is closed
        const Explanation& said = row.explanation;
        const bool usual = isUsual(row);
        const QString where = QStringLiteral("%1, \"%2\": ").arg(nameOf(backend).data(), said.state.c_str());
        if (!said.takes.call.empty())
            QVERIFY2(names(said.takes, did.takes) && (!usual || isFirst(said.takes, did.takes)),
                     qPrintable(where + QString::fromStdString(did.takes) + QStringLiteral(" is not in: ") +
                                namesOf(said.takes)));
        // Without OUT the size decides whether a send fits into what room is left.
        if (!said.gives.call.empty())
            QVERIFY2(names(said.gives, did.gives) && (!usual || told.events.empty() || isFirst(said.gives, did.gives)),
                     qPrintable(where + QString::fromStdString(did.gives) + QStringLiteral(" is not in: ") +
                                namesOf(said.gives)));
    }
}

QTEST_GUILESS_MAIN(TestExplainKernel)
#include "tst_explainkernel.moc"
