// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The C program of a use, as it is read, chosen and copied.

#include "core/lab/programs/useprogram.h"
#include "ui/common/codeview.h"
#include "ui/common/settings.h"
#include "ui/scenarios/useprogrampane.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace readyscope;

class TestUseProgramPane : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<UseProgramPane> m_pane;

    QComboBox& choice() { return *m_pane->findChild<QComboBox*>(QStringLiteral("programChoice")); }
    std::string text() {
        return m_pane->findChild<CodeView*>(QStringLiteral("programText"))->toPlainText().toStdString();
    }
    QString compile() { return m_pane->findChild<QLabel*>(QStringLiteral("compile"))->text(); }
    void show(const char* name) { m_pane->show(*scenarioNamed(name)); }

private slots:
    void init() { m_pane = std::make_unique<UseProgramPane>(); }

    void showsTheProgramOfTheBackend() {
        show("tcp-udp");
        QCOMPARE(choice().currentText(), QStringLiteral("poll"));
        QCOMPARE(choice().count(), static_cast<int>(kBackends.size()));
        QCOMPARE(text(), useProgramOf(*scenarioNamed("tcp-udp"), Backend::Poll).text);
        choice().setCurrentText(QStringLiteral("io_uring"));
        QCOMPARE(text(), useProgramOf(*scenarioNamed("tcp-udp"), Backend::IoUring).text);
        QVERIFY2(compile().contains(QStringLiteral("-o tcp-udp tcp-udp.c -luring\n")), qPrintable(compile()));
    }

    void keepsTheBackendFromOneUseToTheNext() {
        show("tcp-udp");
        choice().setCurrentText(QStringLiteral("epoll"));
        show("services");
        QCOMPARE(choice().currentText(), QStringLiteral("epoll"));
        QCOMPARE(text(), useProgramOf(*scenarioNamed("services"), Backend::Epoll).text);
    }

    void hasTheOneThatBlocksWhereThereIsOne() {
        show("stdin-socket");
        QCOMPARE(choice().count(), static_cast<int>(kBackends.size()) + 1);
        choice().setCurrentIndex(choice().count() - 1);
        QCOMPARE(text(), blockingProgramOf(*scenarioNamed("stdin-socket"))->text);
        QVERIFY2(compile().contains(QStringLiteral("-o stdin-socket-blocking stdin-socket-blocking.c\n")),
                 qPrintable(compile()));
        show("listener");
        QCOMPARE(choice().count(), static_cast<int>(kBackends.size()));
        QCOMPARE(choice().currentText(), QStringLiteral("poll"));
        QCOMPARE(text(), useProgramOf(*scenarioNamed("listener"), Backend::Poll).text);
    }

    void copies() {
        show("many-sockets");
        m_pane->findChild<QPushButton*>(QStringLiteral("copy"))->click();
        QCOMPARE(QApplication::clipboard()->text().toStdString(),
                 useProgramOf(*scenarioNamed("many-sockets"), Backend::Poll).text);
    }

    void remembersTheBackend() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.conf")));
        show("listener");
        choice().setCurrentText(QStringLiteral("epoll-et"));
        m_pane->saveLayout(settings);
        init();
        show("listener");
        m_pane->restoreLayout(settings);
        QCOMPARE(choice().currentText(), QStringLiteral("epoll-et"));
        QCOMPARE(text(), useProgramOf(*scenarioNamed("listener"), Backend::EpollEt).text);
    }
};

QTEST_MAIN(TestUseProgramPane)
#include "tst_useprogrampane.moc"
