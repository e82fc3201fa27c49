// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every case of the readiness table on every backend of this kernel: what each look is told, to the bit.

#include "core/lab/trial.h"
#include "core/multiplexer/registry.h"
#include "core/text/errors.h"

#include <QTest>

#include <sys/resource.h>

using namespace readyscope;
using namespace readyscope::semantics;

Q_DECLARE_METATYPE(Backend)

namespace {

QString told(const Told& one) { return QString::fromStdString(toString(one)); }

// Why a case cannot be put to a backend here; empty where it can.
QString hindrance(const Case& one, rlim_t descriptors) {
    for (const Look& look : one.looks)
        for (const Step& step : look.steps)
            if (step.verb() == "renumber" && std::stoul(step.argument(2)) >= descriptors)
                return QStringLiteral("the limit of open descriptors is %1").arg(descriptors);
    return {};
}

} // namespace

class TestSemantics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyBackendWorks_data();
    void everyBackendWorks();
    void tells_data();
    void tells();

private:
    rlim_t m_descriptors = 0;
};

void TestSemantics::initTestCase() {
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    m_descriptors = limit.rlim_cur;
    QVERIFY(!table().cases.empty());
}

void TestSemantics::everyBackendWorks_data() {
    QTest::addColumn<Backend>("backend");
    for (const Backend backend : kBackends)
        QTest::newRow(nameOf(backend).data()) << backend;
}

void TestSemantics::everyBackendWorks() {
    QFETCH(Backend, backend);
    const BackendInfo info = probeBackend(backend);
    if (!info.works)
        QSKIP(("this kernel lacks it, and its rows: " + inEnglish(info.note)).c_str());
    QVERIFY(makeMultiplexer(backend) != nullptr);
}

void TestSemantics::tells_data() {
    QTest::addColumn<std::size_t>("place");
    QTest::addColumn<Backend>("backend");
    for (const BackendInfo& info : probeBackends())
        for (std::size_t i = 0; info.works && i < table().cases.size(); ++i)
            QTest::addRow("%s, %s", table().cases[i].name.c_str(), nameOf(info.backend).data()) << i << info.backend;
}

void TestSemantics::tells() {
    QFETCH(std::size_t, place);
    QFETCH(Backend, backend);
    const Case& one = table().cases.at(place);
    if (const QString why = hindrance(one, m_descriptors); !why.isEmpty())
        QSKIP(qPrintable(why));
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    QVERIFY(multiplexer != nullptr);
    const Result<std::vector<Told>> answers = tried(one, *multiplexer);
    if (!answers)
        QFAIL((answers.error().subject + ": " + inEnglish(sentenceFor(answers.error()))).c_str());
    QCOMPARE(answers->size(), one.looks.size());
    for (std::size_t i = 0; i < one.looks.size(); ++i)
        QVERIFY2((*answers)[i] == one.looks[i].of(backend),
                 qPrintable(QStringLiteral("line %1, look %2: %3 is told, the table says %4. %5")
                                .arg(one.line)
                                .arg(i + 1)
                                .arg(told((*answers)[i]), told(one.looks[i].of(backend)),
                                     QString::fromStdString(one.differs))));
}

QTEST_GUILESS_MAIN(TestSemantics)
#include "tst_semantics.moc"
