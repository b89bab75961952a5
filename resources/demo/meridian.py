# SPDX-License-Identifier: GPL-3.0-or-later
"""What Meridian Retail is like: every name, level and arrow that generate.py turns into files. All of it is fictional.

A level says how much risk a fact shows, 0 to 100, on the anchors of the built-in criteria; generate.py turns it back
into a raw number. A gap names facts that the sample leaves out on purpose.
"""

AS_OF = "2026-11-22"

# name | what it is for | headcount | availability | reserve | budget % | dedicated (people from to) | day rate | WIP
TEAMS = """
Orders     | Order intake, carts, promotions and what follows an order | 9 | 0.8  | 0.25 | 20 | 3 2027-02-01 2027-11-12 | 720 | 2
Payments   | Card payments, refunds, fraud and everything PCI DSS      | 7 | 0.8  | 0.25 | 20 |                         | 780 | 2
Fulfilment | Stock, warehouses and shipping                            | 8 | 0.75 | 0.25 | 20 |                         | 690 | 2
Storefront | Web shop, app, search, catalog and content                | 9 | 0.8  | 0.25 | 15 |                         | 700 | 2
Finance    | Billing, ledger and month end                             | 6 | 0.75 | 0.2  | 25 |                         | 740 | 2
Data       | Warehouse loads, dashboards and analytics                 | 5 | 0.8  | 0.25 | 15 |                         | 730 | 2
Platform   | Identity, gateway, shared services and tooling            | 8 | 0.85 | 0.2  | 25 |                         | 760 | 3
"""

FREEZES = [("2026-11-20", "2027-01-06", "Peak season 2026"), ("2027-11-15", "2028-01-06", "Peak season 2027")]
FREEZE_MONTH_END = ("Finance", "2027-01-25", "2027-02-08", "Annual accounts 2026")
LATER_BUDGETS = [("Payments", 25, "2027-04-01", "2027-10-01"), ("Storefront", 20, "2027-03-01", "")]

# name | title | domain | owner | description
SYSTEMS = """
commerce          | Commerce          | sell    | Orders     | From the cart to the confirmed order
payment           | Payment           | money   | Payments   | Taking and returning money
accounting        | Accounting        | money   | Finance    | Invoices, dunning, ledger and closing
logistics         | Logistics         | deliver | Fulfilment | Stock, warehouses, carriers
web-and-mobile    | Web and Mobile    | sell    | Storefront | What customers see
customer          | Customer          | sell    | Storefront | Who the customers are and what binds them
stores            | Stores            | sell    | Orders     | Tills and kiosks in 140 shops
insight           | Insight           | learn   | Data       | Reports and analytics
platform-services | Platform Services | run     | Platform   | What every team builds on
"""

# name | from (b Backstage, k Konveyor, s sheet) | system | team | kind | language | revenue % users % regulation
#      | levels: operations churn complexity quality libraries runtime | gaps | description
COMPONENTS = """
Order Processing    | b | commerce          | Orders     | service | java       | 24 58 3    | 90 93 92 88 80 74 | | Takes orders and drives stock, invoices and shipping; one deployable of 410,000 lines
Checkout            | b | commerce          | Orders     | service | java       | 22 64 2    | 74 84 66 60 54 62 | | From cart to paid order
Cart                | b | commerce          | Orders     | service | kotlin     | 15 45 0    | 40 46 30 22 20 36 | | Baskets, kept for 30 days
Pricing             | b | commerce          | Orders     | service | java       | 13 40 1    | 36 44 48 34 38 40 | | Prices by country, channel and customer group
Promotions          | b | commerce          | Orders     | service | java       | 4.2 13 0   | 56 70 62 62 50 44 | cfr | Campaigns and vouchers
Tax Calculation     | b | commerce          | Orders     | service | java       | 6 30 4     | 24 20 44 30 46 26 | cpu | Value added tax for 11 countries
Returns             | b | commerce          | Orders     | service | php        | 2 8 1      | 66 66 62 72 70 54 | debt | Return labels, inspection, credit
Payments            | b | payment           | Payments   | service | java       | 21 48 4    | 50 54 54 46 44 46 | | Authorizes and captures card payments
Fraud Check         | b | payment           | Payments   | service | python     | 14 35 3    | 40 58 52 38 30 60 | | Scores orders before capture
Card Vault          | b | payment           | Payments   | service | go         | 16 38 4    | 22 22 26 18 36 24 | | Keeps card numbers as tokens
Refunds             | b | payment           | Payments   | service | java       | 2.5 9 3    | 66 60 62 66 60 44 | | Returns money, with two pairs of eyes over 500 euros
Gift Cards          | b | payment           | Payments   | service | php        | 1.1 5 2    | 66 48 60 84 86 60 | burn | Sells and redeems gift cards
Billing             | b | accounting        | Finance    | service | java       | 9 14 4     | 74 72 80 74 72 56 | | Invoices, credit notes, taxes
General Ledger      | k | accounting        | Finance    | batch   | cobol      | 6 3 4      | 66 46 88 88 90 60 | cov cpu lib churn | Double-entry ledger
Dunning             | k | accounting        | Finance    | batch   | java       | 0.7 3 2    | 62 44 66 86 88 58 | cpu burn users | Reminders and collection
Month-End Close     | k | accounting        | Finance    | batch   | plsql      | 0.4 1.5 3  | 64 58 78 90 76 76 | burn cov rev | Closes the books in nine hours
Invoice Archive     | k | accounting        | Finance    | batch   | java       | 0.2 2 3    | 20 5 34 52 66 30  | cfr cpu | Keeps invoices for ten years
FX Rates            | s | accounting        | Finance    | service |            |            |                   | | Daily exchange rates
Shipping            | b | logistics         | Fulfilment | service | java       | 11 26 1    | 70 68 72 66 64 52 | | Picks a carrier, prints labels, books pick-ups
Inventory           | b | logistics         | Fulfilment | service | java       | 9 20 1     | 70 66 64 58 52 66 | | Stock by place, reservations
Carrier Gateway     | b | logistics         | Fulfilment | service | go         | 1.2 5 0    | 44 34 24 28 22 40 | users | Adapters to seven carriers
Delivery Tracking   | b | logistics         | Fulfilment | service | typescript | 1 14 0     | 38 40 24 34 30 44 | rev | Where the parcel is
Warehouse Sync      | k | logistics         | Fulfilment | batch   | csharp     | 0.8 4 0    | 84 70 76 86 84 72 | debt | Copies stock movements from four warehouses every ten minutes
Supplier Portal     | k | logistics         | Fulfilment | website | csharp     | 0.9 2.5 1  | 66 52 66 80 88 64 | cfr rev users | Purchase orders and delivery notices
Label Printer       | b | logistics         | Fulfilment | service |            |            |                   | | Prints parcel labels in the warehouses
Web Shop            | b | web-and-mobile    | Storefront | website | typescript | 20 60 1    | 68 92 62 56 52 68 | | The shop in eleven languages
Mobile App          | b | web-and-mobile    | Storefront | website | kotlin     | 8 28 1     | 44 60 40 44 28 30 | cpu | App for phones
Search              | b | web-and-mobile    | Storefront | service | java       | 9 52 0     | 38 42 38 30 28 66 | | Full-text and facets
Product Catalog     | b | web-and-mobile    | Storefront | service | java       | 12 66 1    | 34 48 44 36 34 40 | | Articles, attributes, pictures
CMS                 | b | web-and-mobile    | Storefront | website | php        | 0.7 12 0   | 36 24 46 56 62 40 | burn | Content pages and banners
Recommendations     | b | web-and-mobile    | Storefront | service | python     | 1.8 11 0   | 36 52 30 40 24 60 | stale | What goes with what
Reviews             | b | web-and-mobile    | Storefront | service | typescript | 0.3 9 0    | 24 18 20 36 44 26 | cpu cfr | Stars and comments
Wish List           | b | web-and-mobile    | Storefront | service | typescript | 0.2 5 0    | 18 14 16 30 34 18 | inc burn | Remembers articles
Newsletter          | b | web-and-mobile    | Storefront | service | php        | 0.9 9 0    | 66 44 58 84 90 56 | rev p95 | Campaign mails
Identity            | b | customer          | Platform   | service | java       | 8 70 3     | 36 36 38 26 44 44 | | Sign-in for customers and staff
Customer Profile    | b | customer          | Storefront | service | java       | 2.5 40 3   | 62 68 62 64 66 54 | rev | Addresses, consents, order history
Loyalty             | b | customer          | Storefront | service | java       | 2.2 11 1   | 42 46 46 50 44 38 | cfr rev | Points and tiers
Store POS Bridge    | k | stores            | Orders     | service | cpp        | 7 18 2     | 80 60 84 84 88 70 | cov | Connects the tills
Old Kiosk           | s | stores            | Orders     | website |            |            |                   | | Order terminals in a few shops
Data Warehouse Load | b | insight           | Data       | batch   | python     | 0.5 4 1    | 72 80 66 76 60 86 | p95 burn | Nightly load of the warehouse
Sales Dashboards    | b | insight           | Data       | website | typescript | 0.15 1.5 0 | 26 30 24 46 30 36 | cfr | Figures for category managers
Price Analytics     | b | insight           | Data       | batch   | python     | 0.4 1 0    | 16 36 30 54 36 40 | inc burn cfr p95 | Competitors' prices
Admin Reporting     | k | insight           | Finance    | website | vb         | 0.2 1.2 1  | 52 24 84 94 96 66 | burn cfr | Lists that few people open
API Gateway         | b | platform-services | Platform   | service | go         | 10 55 1    | 38 40 22 26 24 56 | | One door for all clients
Notifications       | b | platform-services | Platform   | service | typescript | 0.8 20 0   | 44 34 22 32 34 36 | rev | Mails and push messages
Document Rendering  | b | platform-services | Platform   | service | java       | 0.4 6 2    | 40 16 36 44 66 54 | burn rev | PDF for invoices and labels
Feature Flags       | b | platform-services | Platform   | service | go         | 0.3 3 0    | 14 22 12 20 18 16 | inc users | Switches by customer group
Batch Scheduler     | k | platform-services | Platform   | batch   | java       | 0.6 2 1    | 74 40 68 84 92 76 | cfr | Starts 600 nightly jobs
"""

# Who needs whom. Two cycles: Order Processing, Billing, Shipping, Inventory, Refunds; Product Catalog, Search.
NEEDS = """
Web Shop: API Gateway, Cart, Checkout, Product Catalog, Search, CMS, Recommendations, Reviews, Wish List, Customer Profile, Promotions, Identity, Feature Flags, Delivery Tracking
Mobile App: API Gateway, Cart, Checkout, Search, Product Catalog, Customer Profile, Identity, Feature Flags, Delivery Tracking
API Gateway: Identity, Feature Flags
Store POS Bridge: Pricing, Inventory, Payments, Order Processing, Loyalty, Product Catalog, Gift Cards
Checkout: Order Processing, Cart, Payments, Fraud Check, Pricing, Promotions, Tax Calculation, Gift Cards, Customer Profile, Identity
Cart: Pricing, Product Catalog, Promotions, Inventory
Order Processing: Inventory, Billing, Shipping, Refunds, Payments, Pricing, Tax Calculation, Promotions, Customer Profile, Notifications, Document Rendering, Fraud Check, Product Catalog, Loyalty, Gift Cards, Identity, Feature Flags
Billing: Order Processing, Shipping, Payments, Tax Calculation, Document Rendering, General Ledger, Customer Profile, Notifications
Shipping: Order Processing, Inventory, Carrier Gateway, Label Printer, Document Rendering, Notifications
Inventory: Order Processing, Product Catalog
Refunds: Order Processing, Billing, Payments, General Ledger, Notifications
Returns: Order Processing, Refunds, Shipping, Inventory, Customer Profile, Notifications
Payments: Fraud Check, Card Vault, Identity
Fraud Check: Customer Profile, Feature Flags
Card Vault: Identity
Gift Cards: Payments, Notifications
General Ledger: FX Rates
Pricing: Product Catalog, FX Rates, Feature Flags
Promotions: Product Catalog, Customer Profile, Feature Flags
Tax Calculation: Product Catalog
Product Catalog: Search, CMS
Search: Product Catalog, Feature Flags
CMS: Identity
Customer Profile: Identity, Notifications
Loyalty: Customer Profile, Notifications
Recommendations: Product Catalog, Customer Profile, Feature Flags
Reviews: Product Catalog, Customer Profile, Identity
Wish List: Customer Profile, Product Catalog
Newsletter: Customer Profile, Promotions, CMS, Notifications
Delivery Tracking: Shipping, Carrier Gateway, Notifications
Warehouse Sync: Inventory, Product Catalog, Order Processing, Batch Scheduler
Batch Scheduler: Notifications
Supplier Portal: Product Catalog, Inventory, Identity, API Gateway, Document Rendering
Dunning: Billing, Customer Profile, Notifications, Document Rendering
Month-End Close: General Ledger, Billing, Batch Scheduler, Admin Reporting
Invoice Archive: Billing, Document Rendering
Admin Reporting: Order Processing, Billing, Inventory, Identity
Data Warehouse Load: Order Processing, Billing, Inventory, Customer Profile, Product Catalog, Shipping, Payments, Returns, Batch Scheduler
Sales Dashboards: Data Warehouse Load, Identity
Price Analytics: Data Warehouse Load, Pricing
Notifications: Document Rendering
Feature Flags: Identity
"""

# Arrows that traces found and nobody had written down: from, to, protocol, calls a minute.
TRACED = [
    ("Order Processing", "Gift Cards", "http", 140),
    ("Order Processing", "Identity", "http", 900),
    ("Order Processing", "Loyalty", "queue", 310),
    ("Billing", "Shipping", "database", 95),
    ("Inventory", "Order Processing", "database", 620),
    ("Web Shop", "Delivery Tracking", "http", 240),
    ("Mobile App", "Delivery Tracking", "http", 180),
    ("Data Warehouse Load", "Returns", "database", 4),
    ("Product Catalog", "Search", "queue", 75),
]

# name | importance | components in order | description
FLOWS = """
Checkout to payment | 75 | Web Shop, Cart, Pricing, Checkout, Tax Calculation, Fraud Check, Payments, Card Vault | A customer pays for a basket
Order to delivery   | 60 | Order Processing, Inventory, Shipping, Carrier Gateway                               | A paid order leaves the warehouse
Return to refund    | 45 | Returns, Refunds, Payments                                                           | Goods come back, money goes back
Store sale          | 55 | Store POS Bridge, Pricing, Inventory, Payments                                       | A sale at the till
Month end           | 45 | Billing, General Ledger, Month-End Close                                             | The books are closed by the third working day
"""

# name | components | description
PAIN_POINTS = """
Orders stuck between systems  | Order Processing, Inventory, Shipping | Stock is reserved, but the order stays open until somebody restarts a job
Payment page fails under load | Checkout, Payments, Web Shop          | Time-outs from the order core reach the customer as a failed payment
Releases wait for each other  | Order Processing, Billing, Shipping   | One release train every eight weeks, because three parts only work together
Every query pays for history  | Data Warehouse Load, Search, Inventory | Tables hold twelve years; machines are sized for the worst report
Nobody dares to start here    | Order Processing, CMS, Store POS Bridge | New developers need nine weeks to their first change in production
Card data in too many places  | Payments, Card Vault, Refunds, Gift Cards | The last audit found eleven open points
Peak season by hand           | Checkout, Inventory, Batch Scheduler  | People watch dashboards around the clock from November to January
Slow month end                | Month-End Close, General Ledger, Billing | Closing takes nine hours and fails one month in four
"""

# name | metric | unit | direction | baseline | target | deadline | points | pain points | contributions | money a unit a year
#      | description
# The weeks that a baseline is the mean of: before anything that serves the goal went live, and whole years where the
# season counts. The weeks of December 2025 that made people act are in none.
BASELINES = {
    "customer-facing-errors": ("2024-08-26", "2026-08-24"),
    "lead-time": ("2025-05-01", "2025-12-01"),
    "infrastructure-cost-per-transaction": ("2025-05-01", "2026-02-01"),
    "onboarding-time": ("2025-06-01", "2026-04-01"),
    "pci-dss-findings": ("2026-06-01", "2026-11-01"),
    "peak-season-availability": ("2025-11-01", "2026-11-01"),
    "failed-payments": ("2025-06-02", "2025-12-01"),
    "stock-corrections": ("2025-06-02", "2025-12-01"),
}
GOALS = """
Cut customer-facing errors by 50 % | customer-facing-errors | % | decrease | 4.2 | 2.1 | 2027-06-30 | 34 | Orders stuck between systems; Payment page fails under load | revenue-share=3; users-reached=9; operational=9; change=3; structure=1; currency=3 | 240000 320000 450000 | Sessions that see an error, within six months
Lead time from 8 to 2 weeks | lead-time | weeks | decrease | 8 | 2 | 2027-12-31 | 26 | Releases wait for each other | revenue-share=1; users-reached=1; operational=1; change=9; structure=9; currency=1 | | From accepted story to production, median
Infrastructure cost per transaction −30 % | infrastructure-cost-per-transaction | EUR | decrease | 0.042 | 0.0294 | 2027-12-31 | 14 | Every query pays for history | revenue-share=3; operational=1; change=1; structure=3; currency=1 | 34000000 38000000 41000000 | Hosting and licences by paid order; one unit is a euro for each of 38 million transactions
Onboarding from 9 to 3 weeks | onboarding-time | weeks | decrease | 9 | 3 | 2027-09-30 | 8 | Nobody dares to start here | change=9; structure=3; currency=3 | 14000 18000 26000 | From the first day to the first own change in production
PCI DSS findings closed | pci-dss-findings | count | decrease | 11 | 0 | 2027-03-31 | 12 | Card data in too many places | regulatory-importance=9; operational=3; change=1; currency=9 | | Open findings of the yearly audit
Peak season without degradation | peak-season-availability | % | increase | 99.2 | 99.9 | 2027-11-30 | 6 | Peak season by hand; Payment page fails under load | revenue-share=9; users-reached=9; operational=9; structure=3; currency=1 | 600000 900000 1300000 | Successful requests of the checkout flow, worst hour of the day
Failed payments halved | failed-payments | % | decrease | 3 | 1.5 | 2026-12-31 | 0 | Payment page fails under load | revenue-share=9; users-reached=3; operational=3 | | Payments that end in an error, of all that were begun; agreed in 2025, no points any more
Stock corrections by hand −40 % | stock-corrections | per week | decrease | 118 | 71 | 2026-12-31 | 0 | Orders stuck between systems | operational=3; structure=1 | | Corrections of stock that a person had to enter; agreed in 2025, no points any more
"""

# Answers to what no tool exports, in the order of ANSWERED; ? is not answered.
ANSWERED = ["Commodity", "Seam", "In process", "Shared schema", "Stateful", "Scaling-critical", "High-risk path",
            "Observable", "Business-critical", "Model mismatch"]
ANSWERS = """
Order Processing    | no  no  yes yes yes yes yes no  yes no
Checkout            | no  yes no  no  no  yes yes yes yes no
Cart                | no  yes no  no  yes yes no  yes yes no
Pricing             | no  yes no  no  no  yes no  yes yes no
Promotions          | no  yes no  no  no  no  no  yes no  no
Tax Calculation     | yes yes no  no  no  no  no  yes yes no
Returns             | no  yes no  yes no  no  no  no  no  no
Payments            | no  yes no  no  no  yes yes yes yes no
Fraud Check         | no  yes no  no  no  yes yes yes yes no
Card Vault          | no  yes no  no  no  no  yes yes yes no
Refunds             | no  no  yes yes no  no  yes no  no  no
Gift Cards          | yes yes no  no  no  no  yes no  no  no
Billing             | no  no  yes yes no  no  yes no  yes no
General Ledger      | yes no  no  yes no  no  yes no  yes yes
Dunning             | yes yes no  yes no  no  no  no  no  no
Month-End Close     | no  no  yes yes no  no  no  no  no  no
Invoice Archive     | yes yes no  no  no  no  no  ?  no  no
Shipping            | no  yes no  yes no  no  no  no  yes no
Inventory           | no  yes no  yes yes yes yes no  yes no
Carrier Gateway     | no  yes no  no  no  no  no  yes no  no
Delivery Tracking   | no  yes no  no  no  no  no  yes no  no
Warehouse Sync      | yes yes no  yes yes no  no  no  no  yes
Supplier Portal     | yes yes no  yes no  no  no  no  no  yes
Web Shop            | no  yes no  no  no  yes no  yes yes no
Mobile App          | no  yes no  no  no  no  no  yes yes no
Search              | no  yes no  no  no  yes no  yes yes no
Product Catalog     | no  yes no  no  no  no  no  yes yes no
CMS                 | yes yes no  no  no  no  no  yes no  no
Recommendations     | no  yes no  no  no  ?   no  yes no  no
Reviews             | yes yes no  no  no  no  no  yes no  no
Wish List           | no  yes no  no  no  no  no  ?  no  no
Newsletter          | yes yes no  no  no  no  no  no  no  no
Identity            | no  yes no  no  no  yes yes yes yes no
Customer Profile    | no  yes no  no  no  no  yes no  no  no
Loyalty             | no  yes no  no  no  no  no  yes no  no
Store POS Bridge    | no  yes no  no  yes no  yes no  yes yes
Data Warehouse Load | no  ?   no  yes no  no  no  no  no  no
Sales Dashboards    | yes yes no  no  no  no  no  ?  no  no
Price Analytics     | no  ?   no  no  no  no  no  ?  no  no
Admin Reporting     | yes no  no  yes no  no  no  no  no  no
API Gateway         | yes yes no  no  no  yes no  yes yes no
Notifications       | yes yes no  no  no  no  no  yes no  no
Document Rendering  | yes yes no  no  no  no  no  yes no  no
Feature Flags       | yes yes no  no  no  no  no  yes no  no
Batch Scheduler     | yes yes no  no  yes no  no  no  no  no
"""

# component | metric | low likely high | author | note
ESTIMATES = """
General Ledger      | test-coverage     | 0 5 15      | Domain expert, Finance    | A few programs have a regression deck
General Ledger      | libyears          | 12 18 26    | Domain expert, Finance    | Compiler and runtime of 2009
General Ledger      | complexity        | 40 55 75    | Domain expert, Finance    | Counted on three programs
General Ledger      | technical-debt-ratio | 28 40 55 | Domain expert, Finance    |
General Ledger      | commits-90d       | 6 12 20     | Domain expert, Finance    | Releases with every tax change
Month-End Close     | test-coverage     | 0 6 20      | Domain expert, Finance    | Checked by hand against the ledger
Month-End Close     | complexity        | 30 40 60    | Domain expert, Finance    |
Month-End Close     | technical-debt-ratio | 25 38 55 | Domain expert, Finance    |
Dunning             | complexity        | 20 28 40    | Domain expert, Finance    |
Dunning             | technical-debt-ratio | 22 33 45 | Domain expert, Finance    |
Invoice Archive     | complexity        | 8 12 18     | Domain expert, Finance    |
Invoice Archive     | technical-debt-ratio | 10 16 25 | Domain expert, Finance    |
Admin Reporting     | complexity        | 30 45 70    | Domain expert, Finance    | Two screens hold most of it
Admin Reporting     | technical-debt-ratio | 30 42 60 | Domain expert, Finance    |
Admin Reporting     | change-failure-rate | 10 20 40  | Domain expert, Finance    | Three releases a year
Store POS Bridge    | test-coverage     | 5 15 30     | Domain expert, Orders     | Simulated till only
Carrier Gateway     | users-reached     | 3 5 9       | Domain expert, Fulfilment | Customers who choose a special carrier
Newsletter          | revenue-share     | 0.4 0.9 2.5 | Domain expert, Storefront | Attribution is disputed
Supplier Portal     | change-failure-rate | 12 22 35  | Domain expert, Fulfilment | Counted from memory
Warehouse Sync      | technical-debt-ratio | 25 36 50 | Domain expert, Fulfilment |
Batch Scheduler     | change-failure-rate | 8 18 30   | Domain expert, Platform   | Few releases, most on Sundays
Loyalty             | change-failure-rate | 5 11 20   | Domain expert, Storefront |
Promotions          | change-failure-rate | 8 16 30   | Domain expert, Orders     | Campaign rules change without a deployment
Customer Profile    | revenue-share     | 1.2 2.5 5   | Domain expert, Storefront | Orders that need a stored address
Loyalty             | revenue-share     | 1 2.2 6     | Domain expert, Storefront | Would members buy without points?
Delivery Tracking   | revenue-share     | 0.4 1 2     | Domain expert, Fulfilment |
Notifications       | revenue-share     | 0.3 0.8 1.8 | Domain expert, Platform   |
Document Rendering  | revenue-share     | 0.2 0.4 0.9 | Domain expert, Platform   |
Supplier Portal     | revenue-share     | 0.4 0.9 1.6 | Domain expert, Fulfilment | Through availability of goods
Supplier Portal     | users-reached     | 1.5 2.5 4   | Domain expert, Fulfilment | 220 suppliers
Dunning             | users-reached     | 2 3 4.5     | Domain expert, Finance    |
Month-End Close     | revenue-share     | 0.2 0.4 0.8 | Domain expert, Finance    |
"""

# component | licence a year | replacement, once | refactoring, once
PRICED = """
Order Processing    |        | 4200000 | 1450000
Billing             |  60000 | 1600000 | 620000
Shipping            |        | 900000  | 430000
Inventory           |  38000 | 1100000 | 480000
Store POS Bridge    |  95000 | 1300000 | 700000
General Ledger      | 310000 | 1900000 | 2400000
Warehouse Sync      |  45000 | 260000  | 340000
Supplier Portal     |  24000 | 180000  | 260000
Gift Cards          |        | 120000  | 170000
Dunning             |  30000 | 90000   | 160000
Newsletter          |        | 40000   | 95000
Admin Reporting     |  18000 | 70000   | 210000
Batch Scheduler     |  52000 | 150000  | 280000
Month-End Close     |  85000 | 450000  | 380000
Returns             |        | 520000  | 310000
CMS                 |  36000 | 140000  | 230000
Search              |  48000 |         |
Product Catalog     |  22000 |         |
Data Warehouse Load | 140000 | 800000  | 640000
"""

# What goes wrong, by kind of component.
TROUBLE = {
    "service": ["Error rate above threshold", "p95 latency above target", "Connection pool exhausted",
                "Queue backlog growing", "Deployment rolled back", "Deadlocks in the database",
                "Time-outs from {need}", "Out of memory, restarted", "Wrong results after release"],
    "website": ["Pages load slowly", "Error page shown to users", "Session lost at sign-in", "Release rolled back",
                "Time-outs from {need}", "Certificate about to expire", "Broken layout after release"],
    "batch": ["Nightly run failed", "Run not finished by six", "Rows rejected after upstream change",
              "Time-outs from {need}", "Disk full", "Run started twice", "Figures differ from {need}"],
}

INITIATIVES = [
    ["Correlation ids through the checkout flow", "One id from the shop to the ledger in every log line", 1,
     "Web Shop; Checkout; Order Processing", "orders=10/14/20; platform=5/8/12", 0, "done", "2026-07-06", "2026-08-28",
     "", "Cut customer-facing errors by 50 %"],
    ["Onboarding handbook and one-command setup", "A new developer builds, tests and releases on the first day", 1,
     "", "platform=12/18/28", 0, "accepted", "", "", "2027-09-30", "Onboarding from 9 to 3 weeks"],
    ["Take card data out of Gift Cards and Refunds", "Tokens from Card Vault in place of card numbers", 1,
     "Gift Cards; Refunds", "payments=16/24/36", 25000, "accepted", "", "", "2027-03-31", "PCI DSS findings closed"],
    ["Time-outs and retries in front of the payment provider", "A slow answer is asked for again, once", 1,
     "", "payments=12/18/27", 0, "done", "2025-12-08", "2026-01-30", "", "Failed payments halved"],
    ["Nightly reconciliation of stock", "Shop and warehouse compare their stock each night", 1,
     "", "fulfilment=15/22/35", 0, "done", "2026-01-12", "2026-02-27", "", "Stock corrections by hand −40 %"],
    ["Release train every six weeks", "One rehearsal less before each train", 1,
     "", "platform=6/9/14", 0, "done", "2025-10-20", "2025-12-12", "", "Lead time from 8 to 2 weeks"],
    ["Smaller machines at night", "Search and Inventory run on half the machines from ten to six", 1,
     "", "platform=8/12/18", 0, "done", "2026-01-12", "2026-02-13", "", "Infrastructure cost per transaction −30 %"],
    ["A host for every new developer", "Somebody who sits beside them for the first two weeks", 1,
     "", "platform=3/4/6", 0, "done", "2026-03-02", "2026-04-15", "", "Onboarding from 9 to 3 weeks"],
]

# Initiative, metric, kind, low, likely, high, unit, registered, author, go-live, washout days, chosen from, chosen to
PREDICTIONS = """
Correlation ids through the checkout flow | customer-facing-errors | reduction | 10 % | 15 % | 22 % | | 2026-06-29 | Lead Architect | 2026-08-28 | 0 | |
Time-outs and retries in front of the payment provider | failed-payments | reduction | 45 % | 55 % | 65 % | | 2025-11-24 | Payments team | 2026-01-30 | 14 | 2025-12-01 | 2025-12-29
Nightly reconciliation of stock | stock-corrections | reduction | 30 % | 40 % | 50 % | | 2025-12-15 | Fulfilment team | 2026-02-27 | 14 | |
Release train every six weeks | lead-time | reduction | 10 % | 15 % | 25 % | | 2025-10-13 | Platform team | 2025-12-12 | 0 | |
Smaller machines at night | infrastructure-cost-per-transaction | reduction | 5 % | 8 % | 12 % | | 2026-01-05 | Platform team | 2026-02-13 | 0 | |
A host for every new developer | onboarding-time | reduction | 10 % | 20 % | 35 % | | 2026-02-23 | Platform team | 2026-04-15 | 0 | |
Onboarding handbook and one-command setup | onboarding-time | reduction | 20 % | 35 % | 50 % | | 2026-10-12 | Platform team | | 0 | |
Take card data out of Gift Cards and Refunds | pci-dss-findings | level | 2 | 4 | 7 | count | 2026-10-12 | Payments team | | 0 | |
"""

# Components whose pipeline writes down each deployment: about how many a week.
DEPLOYED = {"API Gateway": 6, "Notifications": 4, "Feature Flags": 5}
# Objective on availability, in percent.
AVAILABLE = {"Checkout": 99.9, "Identity": 99.95}

SETTINGS = [
    ["name", "Meridian Retail"],
    ["description", "Sample portfolio. Meridian Retail is fictional: every component, number and incident is made up."],
    ["fictional", "yes"],
    ["currency", "EUR"],
    ["lambda", "0.7"],
    ["valueThreshold", "50"],
    ["riskThreshold", "50"],
    ["planStart", "2027-01-04"],
    ["weeks", "78"],
    ["sprintWeeks", "2"],
    ["discountPerWeek", "0.002"],
    ["policy", "rolling"],
    ["holidays", "2027-01-06; 2027-03-26; 2027-03-29; 2027-05-06; 2027-05-17; 2027-11-01; 2027-12-24; 2027-12-31; "
                 "2028-04-14; 2028-04-17; 2028-05-01; 2028-05-25; 2028-06-05"],
]

# What was decided, as records. Who took part are roles, not people.
DECISIONS = [
    {"id": "batch-scheduler-2026-06", "date": "2026-06-15",
     "question": "Do we refactor Batch Scheduler and Warehouse Sync, or replace them?",
     "participants": ["Lead Architect", "Fulfilment team", "Finance team"],
     "options": [
         {"title": "Replace both by what the vendor offers", "figures": "licences every year, no team bound for long",
          "chosen": True},
         {"title": "Refactor both", "figures": "one team bound for most of a year"},
         {"title": "Leave them", "figures": "nothing now; the night shift goes on repairing runs by hand"}],
     "reasons": "Neither sets us apart from others, and nobody who knows them well is left.",
     "dissent": [{"who": "Fulfilment team", "why": "the vendor's pick lists can't do partial shipments yet"}],
     "review": "2026-11-16", "components": ["batch-scheduler", "warehouse-sync"],
     "initiatives": ["batch-scheduler--replace", "warehouse-sync--replace"]},
    {"id": "budget-2026-10", "date": "2026-10-19",
     "question": "How much of every sprint goes into modernization, and in which order?",
     "participants": ["Head of Commerce", "Head of Finance", "Lead Architect"],
     "options": [
         {"title": "The order of the plan, with the budgets as they are", "figures": "the baseline of October 2026",
          "chosen": True},
         {"title": "Payments first, everything else after the audit", "figures": "the web shop waits"}],
     "reasons": "The audit's date holds in both; the first one leaves the web shop its season.",
     "review": "2027-01-18", "components": ["payments", "web-shop"]},
    {"id": "card-data-2026-11", "date": "2026-11-09",
     "question": "Does card data leave Gift Cards and Refunds before the audit?",
     "participants": ["Head of Finance", "Lead Architect", "Payments team"],
     "options": [
         {"title": "Yes, both", "figures": "closes most of the open findings", "chosen": True},
         {"title": "Only Gift Cards", "figures": "half of the work, Refunds stays in the scope of the audit"}],
     "reasons": "A finding that is still open in March costs more than the work.",
     "dissent": [{"who": "Payments team", "why": "two people left since October; the date has no slack"}],
     "review": "2027-02-15", "components": ["gift-cards", "refunds", "card-vault"],
     "initiatives": ["take-card-data-out-of-gift-cards-and-refunds"]}]
