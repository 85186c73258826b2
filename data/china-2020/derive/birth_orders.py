"""Birth rates of the base year by order, from the 2020 census."""

from reference import rows

ORDERS = {"1": "asfr_order1", "2": "asfr_order2", "3+": "asfr_order3plus"}


def birth_order_rates(folder):
    """Births of each order per woman of all parities in 2020, as order -> {age: rate as written}."""
    table = list(rows(folder / "china" / "derived_asfr_by_order_single_age_2020.csv"))
    return {order: {int(row["age"]): row[column] for row in table} for order, column in ORDERS.items()}
