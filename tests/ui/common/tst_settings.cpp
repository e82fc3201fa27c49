// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace readyscope;

class TestSettings : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString m_file;

private slots:
    void init() {
        m_file = m_folder.filePath(QStringLiteral("readyscope.conf"));
        QFile::remove(m_file);
    }

    void anEmptyFileGivesTheDefaults() {
        const Settings settings(m_file);
        QVERIFY(settings.isUsable());
        QCOMPARE(settings.theme(), Theme::System);
        QCOMPARE(settings.rowHeight(), RowHeight::Normal);
        QCOMPARE(settings.engine(), EngineSettings());
        QVERIFY(settings.recentAddresses().isEmpty());
        QVERIFY(settings.layout(QStringLiteral("window")).isEmpty());
        QVERIFY(!QFile::exists(m_file));
    }
    void whatWasSetIsThereNextTime() {
        const EngineSettings engine{Backend::PSelect, 1'500'001, Mode::EveryReturn, 3 * kMillisecond, 7};
        {
            Settings settings(m_file);
            settings.setTheme(Theme::Dark);
            settings.setRowHeight(RowHeight::Tall);
            settings.setEngine(engine);
            settings.addRecentAddress(QStringLiteral("tcp:localhost:80,name=a"));
            settings.setLayout(QStringLiteral("window"), QByteArray("\0\xff layout", 9));
        }
        const Settings settings(m_file);
        QCOMPARE(settings.theme(), Theme::Dark);
        QCOMPARE(settings.rowHeight(), RowHeight::Tall);
        QCOMPARE(settings.engine(), engine);
        QCOMPARE(settings.recentAddresses(), QStringList{QStringLiteral("tcp:localhost:80,name=a")});
        QCOMPARE(settings.layout(QStringLiteral("window")), QByteArray("\0\xff layout", 9));
        QCOMPARE(QSettings(m_file, QSettings::IniFormat).value(QStringLiteral("version")).toInt(), Settings::kVersion);
    }
    void whatIsAsItWasIsNotWritten() {
        const EngineSettings engine{Backend::PSelect, 1'500'001, Mode::EveryReturn, 3 * kMillisecond, 7};
        const auto set = [&](RowHeight height) {
            Settings settings(m_file);
            settings.setTheme(Theme::Dark);
            settings.setRowHeight(height);
            settings.setEngine(engine);
            settings.setTraceBound(std::size_t{1} << 33);
            settings.addRecentAddress(QStringLiteral("tcp:localhost:80,name=a"));
            settings.setLayout(QStringLiteral("window"), QByteArray("\0\xff layout", 9));
        };
        set(RowHeight::Tall);
        const QByteArray note("; written by hand, which a file that is written anew has no more\n");
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::Append));
        file.write(note);
        file.close();
        const auto isNoted = [&] { return file.open(QIODevice::ReadOnly) && file.readAll().contains(note); };
        set(RowHeight::Tall);
        QVERIFY(isNoted());
        file.close();
        set(RowHeight::Compact);
        QVERIFY(!isNoted());
        QCOMPARE(Settings(m_file).rowHeight(), RowHeight::Compact);
    }
    void theInfiniteTimeoutIsKept() {
        Settings settings(m_file);
        settings.setEngine({.backend = Backend::Poll, .timeout = kInfinite});
        QCOMPARE(settings.engine().timeout, kInfinite);
        settings.setEngine({.backend = Backend::Poll, .timeout = 0});
        QCOMPARE(settings.engine().timeout, Nanos{0});
    }
    void recentOnesAreBoundedAndOnce() {
        Settings settings(m_file);
        for (int port = 1; port <= 15; ++port)
            settings.addRecentAddress(QStringLiteral("tcp:localhost:%1").arg(port));
        settings.addRecentAddress(QStringLiteral("tcp:localhost:9"));
        settings.addRecentAddress(QString());
        const QStringList recent = settings.recentAddresses();
        QCOMPARE(recent.size(), Settings::kRecentBound);
        QCOMPARE(recent.first(), QStringLiteral("tcp:localhost:9"));
        QCOMPARE(recent[1], QStringLiteral("tcp:localhost:15"));
        QCOMPARE(recent.count(QStringLiteral("tcp:localhost:9")), 1);
        settings.clearRecentAddresses();
        QVERIFY(settings.recentAddresses().isEmpty());
    }
    void aNewerFileIsLeftAlone() {
        {
            QSettings newer(m_file, QSettings::IniFormat);
            newer.setValue(QStringLiteral("version"), Settings::kVersion + 1);
            newer.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        }
        {
            Settings settings(m_file);
            QVERIFY(!settings.isUsable());
            QCOMPARE(settings.theme(), Theme::System);
            settings.setTheme(Theme::Light);
            settings.addRecentAddress(QStringLiteral("tcp:localhost:80"));
            settings.clearLayout();
            settings.sync();
        }
        const QSettings newer(m_file, QSettings::IniFormat);
        QCOMPARE(newer.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QCOMPARE(newer.allKeys().size(), 2);
    }
    void nonsenseReadsAsTheDefault_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("backend") << "engine/backend"
                                 << "carrier pigeon";
        QTest::newRow("mode") << "engine/mode"
                              << "7";
        QTest::newRow("timeout below infinite") << "engine/timeout"
                                                << "-2";
        QTest::newRow("timeout of centuries") << "engine/timeout"
                                              << "9223372036854775807";
        QTest::newRow("no resample period") << "engine/resample"
                                            << "0";
        QTest::newRow("pace in words") << "engine/pace"
                                       << "slow";
    }
    void nonsenseReadsAsTheDefault() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        {
            QSettings file(m_file, QSettings::IniFormat);
            file.setValue(QStringLiteral("version"), 1);
            file.setValue(key, value);
            file.setValue(QStringLiteral("theme"), QStringLiteral("sepia"));
            file.setValue(QStringLiteral("rowHeight"), 9999);
        }
        const Settings settings(m_file);
        QCOMPARE(settings.engine(), EngineSettings());
        QCOMPARE(settings.theme(), Theme::System);
        QCOMPARE(settings.rowHeight(), RowHeight::Normal);
    }
    void layoutsAreForgottenTogether() {
        Settings settings(m_file);
        settings.setLayout(QStringLiteral("window"), "a");
        settings.setLayout(QStringLiteral("table"), "b");
        settings.setTheme(Theme::Light);
        settings.clearLayout();
        QVERIFY(settings.layout(QStringLiteral("window")).isEmpty());
        QVERIFY(settings.layout(QStringLiteral("table")).isEmpty());
        QCOMPARE(settings.theme(), Theme::Light);
    }
};

QTEST_GUILESS_MAIN(TestSettings)

#include "tst_settings.moc"
