//! Measures of fit under the names that lavaan prints them with.

use super::indices::{Approximation, Statistic};
use super::measures::{Corrected, Measures, Scaled};

impl Measures {
    /// Every measure that this fit has, with lavaan's name for it, in lavaan's order.
    ///
    /// A measure that does not exist is not in the list: a probability without degrees of freedom, a scaled test with normal
    /// errors.
    ///
    /// # Source
    /// [Rosseel2012]
    /// # Example
    /// ```
    /// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
    /// use verbond_stats::factor::model::{Model, Specification};
    /// use verbond_stats::grid::Grid;
    ///
    /// let model = Model::read("bond =~ b1 + b2 + b3")?;
    /// let answers = Grid::from_complete_columns(vec![
    ///     vec![1.0, 2.0, 3.0, 4.0, 5.0, 3.0, 2.0, 4.0],
    ///     vec![2.0, 2.0, 3.0, 5.0, 4.0, 3.0, 1.0, 5.0],
    ///     vec![1.0, 3.0, 2.0, 4.0, 5.0, 2.0, 2.0, 3.0],
    /// ])?;
    /// let sample = Sample { name: "all".to_owned(), answers };
    /// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
    /// let found = fit(&model, &[sample], &Specification::default(), method)?.measures.named();
    /// assert_eq!(found[0], ("npar", 6.0));
    /// assert!(found.iter().all(|(name, _)| *name != "pvalue"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn named(&self) -> Vec<(&'static str, f64)> {
        let mut list = List::default();
        list.put("npar", self.parameters as f64);
        list.put("fmin", self.discrepancy);
        list.test(["chisq", "df", "pvalue"], self.model);
        if let Some(scaled) = &self.scaled {
            list.test(["chisq.scaled", "df.scaled", "pvalue.scaled"], scaled.model);
            list.put("chisq.scaling.factor", scaled.factor);
        }
        list.test(["baseline.chisq", "baseline.df", "baseline.pvalue"], self.independence);
        if let Some(scaled) = &self.scaled {
            let names = ["baseline.chisq.scaled", "baseline.df.scaled", "baseline.pvalue.scaled"];
            list.test(names, scaled.independence);
            list.put("baseline.chisq.scaling.factor", scaled.independence_factor);
        }
        list.comparative(self);
        list.put("logl", self.log_likelihood);
        list.put("unrestricted.logl", self.log_likelihood_saturated);
        list.put("aic", self.akaike);
        list.put("bic", self.bayes);
        list.put("ntotal", self.size as f64);
        list.put("bic2", self.bayes_adjusted);
        list.approximations(self);
        list.put("rmr", self.residual_raw);
        list.put("srmr", self.residual);
        list.put("srmr_bentler", self.residual);
        list.put("srmr_mplus", self.residual_of_correlations);
        list.put("gfi", self.goodness);
        list.maybe("agfi", self.goodness_adjusted);
        list.put("ecvi", self.cross_validation);
        list.0
    }
}

#[derive(Default)]
struct List(Vec<(&'static str, f64)>);

impl List {
    fn put(&mut self, name: &'static str, value: f64) {
        self.0.push((name, value));
    }

    fn maybe(&mut self, name: &'static str, value: Option<f64>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn test(&mut self, [value, degrees, p]: [&'static str; 3], statistic: Statistic) {
        self.put(value, statistic.value);
        self.put(degrees, statistic.degrees);
        self.maybe(p, statistic.p());
    }

    fn comparative(&mut self, measures: &Measures) {
        self.put("cfi", measures.comparative);
        self.maybe("tli", measures.tucker_lewis);
        self.maybe("nnfi", measures.tucker_lewis);
        if let Some(Scaled { comparative, tucker_lewis, .. }) = measures.scaled {
            self.put("cfi.scaled", comparative);
            self.maybe("tli.scaled", tucker_lewis);
            self.maybe("nnfi.scaled", tucker_lewis);
        }
        if let Some(Corrected { comparative, tucker_lewis, .. }) = measures.corrected {
            self.put("cfi.robust", comparative);
            self.maybe("tli.robust", tucker_lewis);
            self.maybe("nnfi.robust", tucker_lewis);
        }
    }

    fn approximations(&mut self, measures: &Measures) {
        let plain = ["rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "rmsea.pvalue", "rmsea.notclose.pvalue"];
        self.approximation(plain, measures.approximation);
        let scaled = [
            "rmsea.scaled",
            "rmsea.ci.lower.scaled",
            "rmsea.ci.upper.scaled",
            "rmsea.pvalue.scaled",
            "rmsea.notclose.pvalue.scaled",
        ];
        self.approximation(scaled, measures.scaled.and_then(|scaled| scaled.approximation));
        let robust = [
            "rmsea.robust",
            "rmsea.ci.lower.robust",
            "rmsea.ci.upper.robust",
            "rmsea.pvalue.robust",
            "rmsea.notclose.pvalue.robust",
        ];
        self.approximation(robust, measures.corrected.and_then(|corrected| corrected.approximation));
    }

    fn approximation(&mut self, names: [&'static str; 5], error: Option<Approximation>) {
        let Some(Approximation { value, interval, close_fit, poor_fit }) = error else { return };
        let values = [value, interval.lower, interval.upper, close_fit, poor_fit];
        self.0.extend(names.into_iter().zip(values));
    }
}
