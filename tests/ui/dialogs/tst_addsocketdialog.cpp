// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/addsocketdialog.h"
#include "ui/dialogs/errorframe.h"
#include "ui/dialogs/eventcheckbox.h"
#include "ui/dialogs/eventwordsdialog.h"
#include "ui/dialogs/kindlist.h"
#include "ui/dialogs/pointingedit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace readyscope;

class TestAddSocketDialog : public QObject {
    Q_OBJECT
private slots:
    void init();
    void startsWithNothingToCorrect();
    void listHasTheKindsInGroups();
    void pictureOfTheWrongPort();
    void correctingTheFormCorrectsTheAddress();
    void addressFillsTheForm();
    void formWritesTheAddress();
    void clickOnAnEventChangesTheInterest();
    void listenOnIsAddressOrWord();
    void policiesFitTheKind();
    void typeOfAPairIsChosen();
    void wrongSpecialIsShownAtItsField();
    void moreOptionsUnfold();
    void v6OnlyNeedsItsHost();
    void everyKindGivesItsAddress_data();
    void everyKindGivesItsAddress();
    void choosingAKindByKeyboard();
    void addClosesAndTells();
    void addAndNextTellsAndClears();
    void takenNameIsWrongAtTheField();
    void wrongConnectTimeoutHoldsAdd();
    void helpExplainsTheEvents();
    void everythingIsReachedByTab();

private:
    template <typename Widget> Widget* named(const char* name) const {
        return m_dialog->findChild<Widget*>(QString::fromLatin1(name));
    }
    AddressField* field() const { return m_dialog->findChild<AddressField*>(); }
    KindList* kinds() const { return m_dialog->findChild<KindList*>(); }
    QString address() const { return field()->text(); }
    void typeAddress(const QString& text) const {
        field()->edit()->selectAll();
        QTest::keyClick(field()->edit(), Qt::Key_Delete);
        QTest::keyClicks(field()->edit(), text);
    }
    void type(const char* name, const QString& text) const {
        auto* edit = named<QLineEdit>(name);
        QVERIFY(edit->isVisible());
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    QPushButton* button(const QString& words) const {
        for (QPushButton* each : m_dialog->findChildren<QPushButton*>())
            if (QString(each->text()).remove(QLatin1Char('&')) == words)
                return each;
        return nullptr;
    }
    QRadioButton* radio(const QString& words) const {
        for (QRadioButton* each : m_dialog->findChildren<QRadioButton*>())
            if (each->isVisible() && QString(each->text()).remove(QLatin1Char('&')) == words)
                return each;
        return nullptr;
    }
    EventCheckBox* eventBox(Events::Bit bit) const {
        for (EventCheckBox* each : m_dialog->findChildren<EventCheckBox*>())
            if (each->bit() == bit)
                return each;
        return nullptr;
    }
    bool showsWords(const QString& words) const {
        for (const QLabel* label : m_dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text() == words)
                return true;
        return false;
    }
    void choose(Kind kind) const {
        for (int row = 0; row < kinds()->count(); ++row) {
            QListWidgetItem* item = kinds()->item(row);
            if (item->text() == KindList::nameFor(kind))
                QTest::mouseClick(kinds()->viewport(), Qt::LeftButton, {}, kinds()->visualItemRect(item).center());
        }
    }

    std::unique_ptr<AddSocketDialog> m_dialog;
};

void TestAddSocketDialog::init() {
    m_dialog = std::make_unique<AddSocketDialog>();
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestAddSocketDialog::startsWithNothingToCorrect() {
    QVERIFY(field()->edit()->hasFocus());
    QCOMPARE(field()->state(), AddressField::State::Empty);
    QVERIFY(!field()->isWrong());
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Add and Next"))->isEnabled());
    QVERIFY(!showsWords(QStringLiteral("Correct the address to go on.")));
    QVERIFY(named<QLineEdit>("host")->isVisible());
}

void TestAddSocketDialog::listHasTheKindsInGroups() {
    QStringList words;
    for (int row = 0; row < kinds()->count(); ++row)
        words.append(kinds()->item(row)->text());
    QCOMPARE(words.join(QLatin1Char('|')),
             QStringLiteral("Network|TCP client|TCP listener|UDP bound|UDP connected|"
                            "Unix|Unix client|Unix listener|Unix datagram|Unix datagram bound|Unix seqpacket|"
                            "Unix seqpacket listener|Socket pair|"
                            "Files and events|Pipe|FIFO|FIFO for writing|Standard input|TTY|Pseudo-terminal|"
                            "Regular file|eventfd|timerfd|signalfd|Borrowed|Inherited descriptor"));
}

void TestAddSocketDialog::pictureOfTheWrongPort() {
    typeAddress(QStringLiteral("tcp-listen:80a80,interest=in+out+rdhup,policy=accept"));
    QCOMPARE(field()->wrongIndex(), 13);
    QCOMPARE(kinds()->kind(), Kind::TcpListener);
    auto* port = named<QLineEdit>("listenPort");
    QVERIFY(port->isVisible());
    QCOMPARE(port->text(), QStringLiteral("80a80"));
    QCOMPARE(fieldProblem(*port), field()->message());
    QVERIFY(eventBox(Events::Out)->isChecked()); // what is right beside it is taken
    QVERIFY(!eventBox(Events::Pri)->isChecked());
    QVERIFY(showsWords(QStringLiteral("Correct the address to go on.")));
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
    QSignalSpy accepted(m_dialog.get(), &AddSocketDialog::addressAccepted);
    QTest::keyClick(field()->edit(), Qt::Key_Return);
    QVERIFY(accepted.isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void TestAddSocketDialog::correctingTheFormCorrectsTheAddress() {
    typeAddress(QStringLiteral("tcp-listen:80a80,name=web"));
    type("listenPort", QStringLiteral("8080"));
    QCOMPARE(address(), QStringLiteral("tcp-listen:8080,name=web"));
    QVERIFY(!field()->isWrong());
    QCOMPARE(fieldProblem(*named<QLineEdit>("listenPort")), QString());
    QVERIFY(button(QStringLiteral("Add"))->isEnabled());
    type("listenPort", QStringLiteral("8x"));
    QCOMPARE(address(), QStringLiteral("tcp-listen:8x,name=web"));
    QCOMPARE(field()->wrongIndex(), 12);
}

void TestAddSocketDialog::addressFillsTheForm() {
    typeAddress(
        QStringLiteral("tcp:example.org:443,name=api,policy=drain,interest=in+rdhup,nodelay,connect-timeout=5s"));
    QCOMPARE(kinds()->kind(), Kind::TcpClient);
    QCOMPARE(named<QLineEdit>("name")->text(), QStringLiteral("api"));
    QCOMPARE(named<QLineEdit>("host")->text(), QStringLiteral("example.org"));
    QCOMPARE(named<QLineEdit>("port")->text(), QStringLiteral("443"));
    QVERIFY(radio(QStringLiteral("Drain"))->isChecked());
    QVERIFY(named<QCheckBox>("nodelay")->isChecked());
    QVERIFY(eventBox(Events::In)->isChecked());
    QVERIFY(!eventBox(Events::Out)->isChecked());
    QCOMPARE(named<QComboBox>("connectTimeout")->currentText(), QStringLiteral("5 s"));
    typeAddress(QStringLiteral("unix-listen:@hidden,backlog=3,policy=backlog,child-policy=echo"));
    QCOMPARE(named<QLineEdit>("path")->text(), QStringLiteral("@hidden"));
    QCOMPARE(named<QSpinBox>("backlog")->value(), 3);
    QVERIFY(radio(QStringLiteral("Leave in the backlog"))->isChecked());
    QVERIFY(radio(QStringLiteral("Echo"))->isChecked());
    QVERIFY(!named<QLineEdit>("host")->isVisible());
}

void TestAddSocketDialog::formWritesTheAddress() {
    type("host", QStringLiteral("::1"));
    QCOMPARE(field()->state(), AddressField::State::Incomplete);
    type("port", QStringLiteral("80"));
    QCOMPARE(address(), QStringLiteral("tcp:[::1]:80"));
    type("name", QStringLiteral("api"));
    QCOMPARE(address(), QStringLiteral("tcp:[::1]:80,name=api"));
    QTest::mouseClick(named<QCheckBox>("keepalive"), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(radio(QStringLiteral("Echo")), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(address(), QStringLiteral("tcp:[::1]:80,name=api,policy=echo,keepalive"));
    QVERIFY(showsWords(QStringLiteral("Echo sends back what it reads.")));
    type("name", QStringLiteral("a b"));
    QVERIFY(field()->isWrong());
    QVERIFY(!fieldProblem(*named<QLineEdit>("name")).isEmpty());
    QCOMPARE(named<QLineEdit>("name")->text(), QStringLiteral("a b"));
}

void TestAddSocketDialog::clickOnAnEventChangesTheInterest() {
    typeAddress(QStringLiteral("tcp:h:1,interest=in+out+wrnorm"));
    QTest::mouseClick(eventBox(Events::Out), Qt::LeftButton);
    QCOMPARE(address(), QStringLiteral("tcp:h:1,interest=in+wrnorm"));
    eventBox(Events::RdHup)->setFocus();
    QTest::keyClick(eventBox(Events::RdHup), Qt::Key_Space);
    QCOMPARE(address(), QStringLiteral("tcp:h:1,interest=in+rdhup+wrnorm"));
    choose(Kind::TcpListener);
    QCOMPARE(eventBox(Events::In)->words(), QStringLiteral("a connection can be accepted"));
    QVERIFY(eventBox(Events::In)->accessibleName().startsWith(QStringLiteral("IN: a connection")));
}

void TestAddSocketDialog::listenOnIsAddressOrWord() {
    choose(Kind::TcpListener);
    auto* listenOn = named<QComboBox>("listenOn");
    QCOMPARE(listenOn->currentText(), QStringLiteral("This machine (127.0.0.1)"));
    type("listenPort", QStringLiteral("0"));
    QCOMPARE(address(), QStringLiteral("tcp-listen:0"));
    listenOn->setFocus();
    QTest::keyClick(listenOn, Qt::Key_Down);
    QCOMPARE(address(), QStringLiteral("tcp-listen:*:0"));
    listenOn->lineEdit()->selectAll();
    QTest::keyClicks(listenOn, QStringLiteral("10.0.0.7"));
    QCOMPARE(address(), QStringLiteral("tcp-listen:10.0.0.7:0"));
    typeAddress(QStringLiteral("tcp-listen:[::1]:9"));
    QCOMPARE(listenOn->currentText(), QStringLiteral("IPv6 loopback (::1)"));
    typeAddress(QStringLiteral("udp-listen:9"));
    QCOMPARE(listenOn->currentText(), QStringLiteral("This machine (127.0.0.1)"));
}

void TestAddSocketDialog::policiesFitTheKind() {
    choose(Kind::PipeRead);
    QVERIFY(radio(QStringLiteral("Drain")) != nullptr);
    QVERIFY(radio(QStringLiteral("Echo")) == nullptr);
    QVERIFY(radio(QStringLiteral("Accept")) == nullptr);
    choose(Kind::FifoWrite);
    QVERIFY(radio(QStringLiteral("Drain")) == nullptr);
    choose(Kind::EventFd);
    QVERIFY(radio(QStringLiteral("Drain")) != nullptr);
    QVERIFY(radio(QStringLiteral("Echo")) == nullptr); // it would never end
    choose(Kind::TcpListener);
    QVERIFY(radio(QStringLiteral("Accept"))->isChecked());
    QVERIFY(radio(QStringLiteral("Echo")) != nullptr); // of the accepted ones
    choose(Kind::UdpBound);
    QVERIFY(radio(QStringLiteral("Accept")) == nullptr);
    QVERIFY(radio(QStringLiteral("Observe"))->isChecked());
}

void TestAddSocketDialog::typeOfAPairIsChosen() {
    choose(Kind::PairStream);
    auto* type = named<QComboBox>("pairType");
    QVERIFY(type->isVisible());
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Down);
    QCOMPARE(address(), QStringLiteral("socketpair:dgram"));
    typeAddress(QStringLiteral("socketpair:seqpacket,name=s"));
    QCOMPARE(type->currentText(), QStringLiteral("Seqpacket"));
    QCOMPARE(kinds()->kind(), Kind::PairStream); // one entry stands for all of them
    m_dialog->setTakenNames({QStringLiteral("s.1")});
    QVERIFY(field()->isWrong()); // it would be two rows, s.0 and s.1
}

void TestAddSocketDialog::wrongSpecialIsShownAtItsField() {
    choose(Kind::SignalFd);
    QVERIFY(!named<QLineEdit>("path")->isVisible());
    type("special", QStringLiteral("USR9"));
    QCOMPARE(address(), QStringLiteral("signalfd:USR9"));
    QVERIFY(field()->isWrong());
    QVERIFY(!fieldProblem(*named<QLineEdit>("special")).isEmpty());
    typeAddress(QStringLiteral("timerfd:20ms"));
    QCOMPARE(named<QLineEdit>("special")->text(), QStringLiteral("20ms"));
    QCOMPARE(named<QLineEdit>("special")->accessibleName(), QStringLiteral("Period"));
    choose(Kind::EventFd);
    QCOMPARE(named<QLineEdit>("special")->text(), QString());
}

void TestAddSocketDialog::moreOptionsUnfold() {
    typeAddress(QStringLiteral("tcp:h:1"));
    auto* low = named<QSpinBox>("rcvlowat");
    QVERIFY(!low->isVisible());
    auto* more = named<QToolButton>("more");
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(low->isVisible());
    QCOMPARE(low->text(), QStringLiteral("default"));
    low->setFocus();
    low->selectAll();
    QTest::keyClicks(low, QStringLiteral("100"));
    QCOMPARE(address(), QStringLiteral("tcp:h:1,rcvlowat=100"));
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(!low->isVisible());
    // What an address gives is shown, and what it does not is the default again.
    typeAddress(QStringLiteral("udp-listen:1,sndbuf=0,ttl=9,broadcast"));
    QVERIFY(named<QSpinBox>("sndbuf")->isVisible());
    QCOMPARE(named<QSpinBox>("sndbuf")->text(), QStringLiteral("0"));
    QCOMPARE(named<QSpinBox>("ttl")->value(), 9);
    QVERIFY(named<QCheckBox>("broadcast")->isChecked());
    QVERIFY(!named<QCheckBox>("oobinline")->isVisible());
    QCOMPARE(low->text(), QStringLiteral("default"));
    choose(Kind::TimerFd);
    QVERIFY(!more->isVisible());
    choose(Kind::UnixSeqpacket);
    QVERIFY(more->isVisible());
    QVERIFY(!named<QSpinBox>("ttl")->isVisible());
}

void TestAddSocketDialog::v6OnlyNeedsItsHost() {
    typeAddress(QStringLiteral("tcp-listen:80"));
    auto* v6Only = named<QCheckBox>("v6only");
    QVERIFY(!v6Only->isEnabled());
    typeAddress(QStringLiteral("tcp-listen:*:80,v6only"));
    QVERIFY(v6Only->isEnabled());
    QVERIFY(v6Only->isChecked());
    auto* listenOn = named<QComboBox>("listenOn");
    listenOn->lineEdit()->selectAll();
    QTest::keyClicks(listenOn, QStringLiteral("10.0.0.7"));
    QCOMPARE(address(), QStringLiteral("tcp-listen:10.0.0.7:80"));
    QVERIFY(!v6Only->isEnabled());
}

void TestAddSocketDialog::everyKindGivesItsAddress_data() {
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("TCP client") << Kind::TcpClient << "tcp:localhost:81,name=n";
    QTest::newRow("TCP listener") << Kind::TcpListener << "tcp-listen:82,name=n";
    QTest::newRow("UDP bound") << Kind::UdpBound << "udp-listen:82,name=n";
    QTest::newRow("UDP connected") << Kind::UdpConnected << "udp:localhost:81,name=n";
    QTest::newRow("Unix client") << Kind::UnixClient << "unix:/tmp/a\\,b,name=n";
    QTest::newRow("Unix listener") << Kind::UnixListener << "unix-listen:/tmp/a\\,b,name=n";
    QTest::newRow("pipe") << Kind::PipeRead << "pipe:,name=n";
    QTest::newRow("standard input") << Kind::Stdin << "stdin:,name=n";
    QTest::newRow("Unix datagram") << Kind::UnixDatagram << "unix-dgram:/tmp/a\\,b,name=n";
    QTest::newRow("Unix datagram bound") << Kind::UnixDatagramBound << "unix-dgram-listen:/tmp/a\\,b,name=n";
    QTest::newRow("seqpacket") << Kind::UnixSeqpacket << "unix-seqpacket:/tmp/a\\,b,name=n";
    QTest::newRow("seqpacket listener") << Kind::UnixSeqpacketListener << "unix-seqpacket-listen:/tmp/a\\,b,name=n";
    QTest::newRow("socket pair") << Kind::PairStream << "socketpair:,name=n";
    QTest::newRow("FIFO") << Kind::Fifo << "fifo:/tmp/a\\,b,name=n";
    QTest::newRow("FIFO for writing") << Kind::FifoWrite << "fifo-write:/tmp/a\\,b,name=n";
    QTest::newRow("TTY") << Kind::Tty << "tty:/tmp/a\\,b,name=n";
    QTest::newRow("pty") << Kind::Pty << "pty:,name=n";
    QTest::newRow("file") << Kind::File << "file:/tmp/a\\,b,name=n";
    QTest::newRow("eventfd") << Kind::EventFd << "eventfd:7,name=n";
    QTest::newRow("timerfd") << Kind::TimerFd << "timerfd:7ms,name=n";
    QTest::newRow("signalfd") << Kind::SignalFd << "signalfd:SIGUSR2,name=n";
    QTest::newRow("inherited") << Kind::Inherited << "fd:7,name=n";
}

void TestAddSocketDialog::everyKindGivesItsAddress() {
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    QSignalSpy accepted(m_dialog.get(), &AddSocketDialog::addressAccepted);
    choose(kind);
    if (named<QLineEdit>("host")->isVisible()) {
        type("host", QStringLiteral("localhost"));
        type("port", QStringLiteral("81"));
    }
    if (named<QLineEdit>("listenPort")->isVisible())
        type("listenPort", QStringLiteral("82"));
    if (named<QLineEdit>("path")->isVisible())
        type("path", QStringLiteral("/tmp/a,b"));
    if (named<QLineEdit>("special")->isVisible())
        type("special", kind == Kind::TimerFd    ? QStringLiteral("7ms")
                        : kind == Kind::SignalFd ? QStringLiteral("usr2")
                                                 : QStringLiteral("7"));
    type("name", QStringLiteral("n"));
    QCOMPARE(address(), text);
    QTest::mouseClick(button(QStringLiteral("Add")), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    const auto given = accepted.first().first().value<Address>();
    QCOMPARE(given.kind, kind);
    QCOMPARE(given.name, std::string("n"));
    QCOMPARE(given, std::get<Address>(parseAddress(text.toStdString())));
}

void TestAddSocketDialog::choosingAKindByKeyboard() {
    kinds()->setFocus();
    QTest::keyClick(kinds(), Qt::Key_Down);
    QCOMPARE(kinds()->kind(), Kind::TcpListener);
    QVERIFY(address().startsWith(QStringLiteral("tcp-listen:")));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(kinds(), Qt::Key_Down); // over the heading
    QCOMPARE(kinds()->kind(), Kind::UnixClient);
    QVERIFY(named<QLineEdit>("path")->isVisible());
}

void TestAddSocketDialog::addClosesAndTells() {
    QSignalSpy accepted(m_dialog.get(), &AddSocketDialog::addressAccepted);
    typeAddress(QStringLiteral("udp:localhost:53"));
    QTest::keyClick(field()->edit(), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().first().value<Address>().kind, Kind::UdpConnected);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
}

void TestAddSocketDialog::addAndNextTellsAndClears() {
    QSignalSpy accepted(m_dialog.get(), &AddSocketDialog::addressAccepted);
    typeAddress(QStringLiteral("udp:localhost:53,name=dns,policy=drain"));
    QTest::mouseClick(button(QStringLiteral("Add and Next")), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(address(), QString());
    QVERIFY(field()->edit()->hasFocus());
    QCOMPARE(kinds()->kind(), Kind::UdpConnected);
    QCOMPARE(named<QLineEdit>("host")->text(), QString());
    QCOMPARE(named<QLineEdit>("name")->text(), QString());
    QVERIFY(radio(QStringLiteral("Observe"))->isChecked());
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
    // The name is gone, before the capture itself can say so.
    typeAddress(QStringLiteral("pipe:,name=dns"));
    QVERIFY(field()->isWrong());
}

void TestAddSocketDialog::takenNameIsWrongAtTheField() {
    m_dialog->setTakenNames({QStringLiteral("web")});
    typeAddress(QStringLiteral("tcp-listen:80,name=web"));
    QCOMPARE(field()->wrongIndex(), 19);
    QVERIFY(!fieldProblem(*named<QLineEdit>("name")).isEmpty());
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
    type("name", QStringLiteral("web2"));
    QVERIFY(button(QStringLiteral("Add"))->isEnabled());
    m_dialog->setTakenNames({QStringLiteral("web2")});
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
}

void TestAddSocketDialog::wrongConnectTimeoutHoldsAdd() {
    typeAddress(QStringLiteral("tcp:h:1"));
    auto* timeout = named<QComboBox>("connectTimeout");
    timeout->setFocus();
    timeout->lineEdit()->selectAll();
    QTest::keyClicks(timeout, QStringLiteral("5"));
    QVERIFY(!button(QStringLiteral("Add"))->isEnabled());
    QVERIFY(showsWords(QStringLiteral("Correct the connect timeout to go on.")));
    QTest::keyClicks(timeout, QStringLiteral("s"));
    QTest::keyClick(timeout, Qt::Key_Return);
    QCOMPARE(address(), QStringLiteral("tcp:h:1,connect-timeout=5s"));
    QVERIFY(button(QStringLiteral("Add"))->isEnabled());
}

void TestAddSocketDialog::helpExplainsTheEvents() {
    QTest::mouseClick(button(QStringLiteral("Help")), Qt::LeftButton);
    auto* help = m_dialog->findChild<EventWordsDialog*>();
    QVERIFY(help != nullptr);
    QVERIFY(help->isVisible());
    help->close();
    QVERIFY(m_dialog->isVisible());
}

void TestAddSocketDialog::everythingIsReachedByTab() {
    typeAddress(QStringLiteral("tcp:h:1"));
    QSet<QWidget*> reached;
    QStringList order;
    for (int i = 0; i < 40; ++i) {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr);
        if (reached.contains(focus))
            break;
        reached.insert(focus);
        order.append(focus->objectName().isEmpty() ? QString::fromLatin1(focus->metaObject()->className())
                                                   : focus->objectName());
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (const char* name : {"name", "host", "port", "connectTimeout", "reuseaddr", "keepalive"})
        QVERIFY2(order.contains(QString::fromLatin1(name)), qPrintable(order.join(QLatin1Char(' '))));
    QCOMPARE(order.mid(0, 4),
             QStringList({QStringLiteral("readyscope::PointingEdit"), QStringLiteral("readyscope::KindList"),
                          QStringLiteral("name"), QStringLiteral("host")}));
    QVERIFY(reached.contains(eventBox(Events::RdHup)));
    QVERIFY(reached.contains(radio(QStringLiteral("Observe"))));
    QVERIFY(reached.contains(button(QStringLiteral("Add"))));
    QVERIFY(reached.contains(button(QStringLiteral("Help"))));
}

QTEST_MAIN(TestAddSocketDialog)
#include "tst_addsocketdialog.moc"
